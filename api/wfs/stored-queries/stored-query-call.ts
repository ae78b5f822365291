import { childrenNamed, plainText, type XmlElement } from '../../../spatial/xml/xml-element.ts'
import type { Kvp } from '../kvp.ts'
import type { WfsCall } from '../operation.ts'
import { generationOf } from '../versions.ts'
import { invalidParameter, missingParameter } from '../wfs-exception.ts'

/** The call of the one stored query there is. */
export interface StoredQueryCall {
  storedQuery: 'GetFeatureById'
  /** The identifier of the feature. */
  id: string
}

/** The name in WFS 2.0.0 and the one in 2.0.2; both are understood in both. */
const NAMES = [
  'urn:ogc:def:query:OGC-WFS::GetFeatureById',
  'http://www.opengis.net/def/query/OGC-WFS/0/GetFeatureById',
] as const

export const storedQueryName = ({ version }: WfsCall): string => (version === '2.0.2' ? NAMES[1] : NAMES[0])

/** Refuses a query that is not stored. */
export function requireStoredQuery(name: string): void {
  if ((NAMES as readonly string[]).includes(name.trim())) return
  throw invalidParameter('storedquery_id', `There is no stored query "${name}"; there is ${NAMES[0]}.`)
}

/** Undefined where the address asks in another way. */
export function storedQueryFromKvp(kvp: Kvp, call: WfsCall): StoredQueryCall | undefined {
  const name = kvp.value('storedquery_id', 'storedqueryid')
  if (name === undefined || generationOf(call.version) !== '2.0') return undefined
  requireStoredQuery(name)
  return { storedQuery: 'GetFeatureById', id: kvp.required('id') }
}

export function storedQueryFromXml(element: XmlElement, _call: WfsCall): StoredQueryCall {
  requireStoredQuery(element.attributes.id ?? '')
  const parameter = childrenNamed(element, 'Parameter').find(
    ({ attributes }) => attributes.name?.toLowerCase() === 'id',
  )
  if (!parameter) throw missingParameter('id')
  return { storedQuery: 'GetFeatureById', id: plainText(parameter) }
}
