import type { FastifyRequest } from 'fastify'

export const REST_PATH = '/arcgis/rest'

/** Letters and digits alone, as Esri wants the names of services. */
export const serviceNameOf = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]/g, '')

/** The name of the city's one service. */
export const serviceName = ({ server }: FastifyRequest): string => serviceNameOf(server.city.nameEn)

/** Absolute addresses within the service. A key that came as `?token=` goes on into every one. */
export function address(request: FastifyRequest, path: string): string {
  const { token } = request
  return `${request.origin}${REST_PATH}${path}${token ? `?token=${encodeURIComponent(token)}` : ''}`
}
