import type { FastifyRequest } from 'fastify'
import { MEDIA_TYPES } from './media-types.ts'

export interface Link {
  href: string
  rel: string
  type: string
  title?: string
  hreflang?: string
}

export const SERVICE_PATH = '/ogc'

export type Parameters = Record<string, string | number | undefined>

/**
 * Absolute addresses within the service. A key that came as `?token=` goes on into every link, so that programs that can only
 * write an address stay signed in wherever they follow.
 */
export function addresses(request: FastifyRequest): (path: string, parameters?: Parameters) => string {
  const token = new URL(request.url, 'http://localhost').searchParams.get('token') ?? undefined
  return (path, parameters = {}) => {
    const query = new URLSearchParams()
    for (const [name, value] of Object.entries({ ...parameters, token }))
      if (value !== undefined) query.set(name, String(value))
    const text = query.size > 0 ? `?${query}` : ''
    return `${request.origin}${SERVICE_PATH}${path}${text}`
  }
}

/** The same answer in its JSON form and as a page to read; `self` is the one that was asked for. */
export function selfLinks(
  request: FastifyRequest,
  { path, isHtml, json = MEDIA_TYPES.json, parameters = {} }: SelfLinks,
): Link[] {
  const href = addresses(request)
  const asJson = { href: href(path, { ...parameters, f: 'json' }), type: json, title: 'JSON' }
  const asHtml = { href: href(path, { ...parameters, f: 'html' }), type: MEDIA_TYPES.html, title: 'HTML' }
  return isHtml
    ? [
        { ...asHtml, rel: 'self' },
        { ...asJson, rel: 'alternate' },
      ]
    : [
        { ...asJson, rel: 'self' },
        { ...asHtml, rel: 'alternate' },
      ]
}

export interface SelfLinks {
  path: string
  isHtml: boolean
  json?: string
  parameters?: Parameters
}
