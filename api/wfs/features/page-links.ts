import { toCql2Json } from '../../../spatial/filter/cql2-json.ts'
import { gmlId } from '../../../spatial/gml/feature-id.ts'
import { CITY_PREFIX } from '../../../spatial/gml/gml-version.ts'
import { type Parameters, serviceAddress } from '../addresses.ts'
import type { WfsCall } from '../operation.ts'
import type { Selected } from './selected-query.ts'
import type { WfsPage, WfsQuery } from './wfs-query.ts'

export interface PageLinks {
  next?: string
  previous?: string
}

export interface LinkRequest {
  /** Parameters that name the operation and the form of its answer. */
  operation: Parameters
  queries: readonly WfsQuery[]
  page: WfsPage
  selected: Selected
}

/** Longer addresses are cut or refused on the way; such a client counts STARTINDEX itself. */
const MAX_ADDRESS_LENGTH = 6_000

/**
 * Links to the pages before and after. They are written anew from what was understood, so that they are the same however the
 * request came, and name the commit of the first page: whoever follows them reads each feature once, whatever is published.
 */
export function pageLinks(call: WfsCall, { operation, queries, page, selected }: LinkRequest): PageLinks {
  const { offset, count, isHits } = page
  if (count === undefined || count === 0) return {}
  const kept = queryParameters(queries)
  if (!kept) return {}
  const link = (start: number, size: number): string | undefined => {
    const place = { STARTINDEX: start, COUNT: size, COMMIT: selected.seq }
    const address = serviceAddress(call.request, { ...operation, ...kept, ...place })
    return address.length <= MAX_ADDRESS_LENGTH ? address : undefined
  }
  const end = offset + selected.returned
  const hasNext = end < selected.matched && (isHits || selected.returned > 0)
  const next = hasNext ? link(end, count) : undefined
  const previous = offset > 0 ? link(Math.max(0, offset - count), Math.min(count, offset)) : undefined
  return { ...(next && { next }), ...(previous && { previous }) }
}

/** The queries as parameters of an address; undefined where several of them differ in more than their types. */
function queryParameters(queries: readonly WfsQuery[]): Parameters | undefined {
  const [first] = queries as [WfsQuery]
  if (queries.length > 1 && queries.some(query => !isPlain(query))) return undefined
  const { type, features, attributes, hasGeometry, srs } = first
  const isWhole = hasGeometry && attributes.length === type.attributes.length
  const names = [...attributes.map(({ name }) => name), ...(hasGeometry ? ['geometry'] : [])]
  return {
    TYPENAMES: queries
      .map(query => `(${CITY_PREFIX}:${query.type.name})`)
      .join('')
      .replace(/^\(([^()]*)\)$/, '$1'),
    SRSNAME: srs.written,
    RESOURCEID: features.ids?.map(key => gmlId(type, key)).join(',') || undefined,
    CQL_FILTER: features.filter && JSON.stringify(toCql2Json(features.filter)),
    SORTBY: features.sort
      ?.map(({ attribute, isDescending }) => `${attribute} ${isDescending ? 'DESC' : 'ASC'}`)
      .join(','),
    PROPERTYNAME: isWhole ? undefined : names.join(',') || '@gml:id',
  }
}

const isPlain = ({ type, features, attributes }: WfsQuery): boolean =>
  Object.keys(features).length === 0 && attributes.length === type.attributes.length
