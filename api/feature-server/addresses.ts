import type { FastifyRequest } from 'fastify'

export const REST_PATH = '/arcgis/rest'

/** The name of the city's one service: letters and digits, as Esri wants them. */
export const serviceName = ({ server }: FastifyRequest): string =>
  server.city.nameEn.toLowerCase().replace(/[^a-z0-9]/g, '')

/** Absolute addresses within the service. A key that came as `?token=` goes on into every one. */
export function address(request: FastifyRequest, path: string): string {
  const { token } = request
  return `${request.origin}${REST_PATH}${path}${token ? `?token=${encodeURIComponent(token)}` : ''}`
}
