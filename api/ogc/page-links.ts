import type { FastifyRequest } from 'fastify'
import type { FeatureSelection } from '../../spatial/features/feature-page.ts'
import type { Page } from './items-query.ts'
import { addresses, type Link, selfLinks } from './links.ts'
import { MEDIA_TYPES } from './media-types.ts'

export interface PageLinksRequest {
  selection: FeatureSelection
  page: Page
  parameters: Map<string, string>
  format: 'geojson' | 'html' | 'csv' | 'fgb'
}

/**
 * Links of a page to itself and its neighbours. They carry every parameter, and a cursor that names the commit of the first
 * page: whoever follows them reads one state of the register, each feature once, whatever is published meanwhile.
 */
export function pageLinks(request: FastifyRequest, { selection, page, parameters, format }: PageLinksRequest): Link[] {
  const path = `/collections/${selection.type.name}/items`
  const { f: _format, token: _token, cursor: _cursor, offset: _offset, ...kept } = Object.fromEntries(parameters)
  const isHtml = format === 'html'
  const href = addresses(request)
  const at = (rel: string, offset: number): Link => ({
    rel,
    href: href(path, {
      ...kept,
      f: format === 'geojson' ? 'json' : format,
      limit: page.limit,
      cursor: `${selection.seq}.${offset}`,
    }),
    type: MEDIA_TYPES[format],
  })
  const position =
    page.seq === undefined ? { offset: page.offset || undefined } : { cursor: `${page.seq}.${page.offset}` }
  const end = page.offset + selection.keys.length
  const self = selfLinks(request, { path, isHtml, json: MEDIA_TYPES.geojson, parameters: { ...kept, ...position } })
  const isCounted = page.isHits && selection.matched > 0
  return [
    ...self,
    ...(isCounted || (selection.keys.length > 0 && end < selection.matched) ? [at('next', end)] : []),
    ...(page.offset > 0 ? [at('prev', Math.max(0, page.offset - page.limit))] : []),
    { rel: 'collection', href: href(`/collections/${selection.type.name}`, { f: 'json' }), type: MEDIA_TYPES.json },
  ]
}

/** The same links as a header, for clients that never look into the body. */
export const linkHeader = (links: readonly Link[]): string =>
  links.map(({ href, rel, type }) => `<${href}>; rel="${rel}"; type="${type}"`).join(', ')
