import type { FastifyRequest } from 'fastify'

/** An absolute address with these parameters, and the key where the request brought it in its own. */
export function addressWith(
  { origin, token }: FastifyRequest,
  path: string,
  parameters: Record<string, string> = {},
): string {
  const query = new URLSearchParams({ ...parameters, ...(token !== undefined && { token }) }).toString()
  return `${origin}${path}${query && `?${query}`}`
}
