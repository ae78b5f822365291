import { childNamed, childrenNamed, plainText, type XmlElement } from '../../../spatial/xml/xml-element.ts'
import type { WfsCall } from '../operation.ts'
import { missingParameter } from '../wfs-exception.ts'
import { filterOf } from './query-filter.ts'
import { projection, querySrs, sortKey, typeNamed } from './query-parts.ts'
import { joinRefused } from './read-queries-kvp.ts'
import type { WfsQuery } from './wfs-query.ts'

/** The Query elements of a request in XML. */
export function queriesFromXml(root: XmlElement, call: WfsCall): WfsQuery[] {
  const queries = childrenNamed(root, 'Query')
  if (queries.length === 0) throw missingParameter('typenames')
  return queries.map(query => queryOf(query, call))
}

function queryOf(query: XmlElement, call: WfsCall): WfsQuery {
  const names = (query.attributes.typeNames ?? query.attributes.typeName ?? '').split(/[\s,]+/).filter(name => name)
  if (names.length === 0) throw missingParameter('typenames')
  if (names.length > 1) throw joinRefused()
  const type = typeNamed(call, names[0]!)
  const srs = querySrs(call, query.attributes.srsName)
  const filter = childNamed(query, 'Filter')
  const sort = childrenNamed(childNamed(query, 'SortBy') ?? EMPTY, 'SortProperty').map(key =>
    sortKeyOf(key, query, call),
  )
  return {
    type,
    features: {
      ...(filter && { filter: filterOf(filter, { call, type, crs: srs }) }),
      ...(sort.length > 0 && { sort }),
    },
    ...projection(type, childrenNamed(query, 'PropertyName').map(plainText)),
    srs,
  }
}

const EMPTY: XmlElement = { name: '', namespace: '', attributes: {}, children: [], text: '', prefixes: {}, line: 0 }

function sortKeyOf(element: XmlElement, { attributes }: XmlElement, call: WfsCall) {
  const path = childNamed(element, 'ValueReference', 'PropertyName')
  const order = childNamed(element, 'SortOrder')
  const type = typeNamed(call, attributes.typeNames ?? attributes.typeName ?? '')
  return sortKey(type, path ? plainText(path) : '', order !== undefined && /^D/i.test(plainText(order)))
}
