import type { FastifyRequest } from 'fastify'

export const SERVICE_PATH = '/wfs'

export type Parameters = Record<string, string | number | undefined>

/**
 * An address of the service. A key that came as `?token=` goes on into it, so that programs that can only write an address stay
 * signed in wherever they follow. Without parameters and key it has no question mark: clients append their own.
 */
export function serviceAddress(request: FastifyRequest, parameters: Parameters = {}): string {
  const token = new URL(request.url, 'http://localhost').searchParams.get('token') ?? undefined
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries({ ...parameters, token }))
    if (value !== undefined) query.set(name, String(value))
  return `${request.origin}${SERVICE_PATH}${query.size > 0 ? `?${query}` : ''}`
}
