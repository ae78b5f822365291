import type { FeatureType } from '../../../spatial/features/feature-type.ts'
import { boxFilter } from '../../../spatial/features/geometry-in.ts'
import { GEOMETRY_NAME, queryablesOf } from '../../../spatial/features/queryables.ts'
import { parseCql2Json } from '../../../spatial/filter/cql2-json.ts'
import { parseCql2Text } from '../../../spatial/filter/cql2-text.ts'
import { parseFes } from '../../../spatial/filter/fes.ts'
import type { FesContext, FesProperty } from '../../../spatial/filter/fes-context.ts'
import { filterProblem, MAX_FILTER_LENGTH } from '../../../spatial/filter/filter-problem.ts'
import { type FilterNode, literal, call as operator, property } from '../../../spatial/filter/filter-tree.ts'
import type { NamedCrs } from '../../../spatial/geometry/crs.ts'
import { crsBySrid, crsFromIdentifier } from '../../../spatial/geometry/crs.ts'
import { featureIdFrom } from '../../../spatial/gml/feature-id.ts'
import { propertyAt, standardKeyAt } from '../../../spatial/gml/property-path.ts'
import { readXml } from '../../../spatial/xml/read-xml.ts'
import type { XmlElement } from '../../../spatial/xml/xml-element.ts'
import type { WfsCall } from '../operation.ts'
import { DEFAULT_SRID, namedCrs, srsName } from '../srs.ts'
import { generationOf } from '../versions.ts'
import { invalidParameter, WfsException } from '../wfs-exception.ts'

/** Filters read what they need of the type and the request through this. */
export interface FilterRequest {
  call: WfsCall
  type: FeatureType
  /** Of geometries that name none. */
  crs: NamedCrs
}

/** A Filter element of any version. Refuses with invalid-filter and filter-not-supported. */
export const filterOf = (filter: XmlElement, request: FilterRequest): FilterNode => parseFes(filter, contextOf(request))

/** The same from the text of an address. */
export function filterFromText(text: string, request: FilterRequest): FilterNode {
  if (text.length > MAX_FILTER_LENGTH)
    throw filterProblem(`The filter is ${text.length} characters long; at most ${MAX_FILTER_LENGTH} are read.`)
  return filterOf(documentOf(text), request)
}

function documentOf(text: string): XmlElement {
  try {
    return readXml(text)
  } catch (cause) {
    throw new WfsException('OperationParsingFailed', (cause as Error).message, { locator: 'filter', cause })
  }
}

function contextOf({ call, type, crs }: FilterRequest): FesContext {
  return {
    // before WFS 1.1 coordinates are longitude first under every name
    crs: generationOf(call.version) === '1.0' ? { ...crs, yFirst: false } : crs,
    geometry: { node: property(GEOMETRY_NAME), type: 'geometry' },
    property: (path, element) => filterProperty(type, path, element),
    isAbsent: (path, { prefixes }) => isAbsent(type, standardKeyAt(path, prefixes)),
    anyOf: ids => anyOf(call, type, ids),
  }
}

/** GML gives features more than ours have; the editable types keep some of it. */
const isAbsent = (type: FeatureType, key: string | undefined): boolean =>
  key !== undefined && !queryablesOf(type).has(key)

function filterProperty(type: FeatureType, path: string, { prefixes }: XmlElement): FesProperty {
  const found = propertyAt(type, path, prefixes)
  if (found?.kind === 'geometry') return { node: property(GEOMETRY_NAME), type: 'geometry' }
  const name =
    found?.kind === 'id' ? type.attributes[0]!.name : (found?.attribute.name ?? standardKeyAt(path, prefixes))
  const queryable = name === undefined ? undefined : queryablesOf(type).get(name)
  if (name !== undefined && queryable) return { node: property(name), type: queryable.type }
  throw filterProblem(`${type.name} has no property "${path}"; there are ${[...queryablesOf(type).keys()].join(', ')}.`)
}

/** Refuses an identifier of another type: it can never fit. One that nothing has is no mistake. */
function anyOf({ types }: WfsCall, type: FeatureType, ids: readonly string[]): FilterNode {
  const keys = ids.map(id => {
    const { typeName, key } = featureIdFrom(id, types)
    if (typeName === undefined || typeName === type.name) return key
    throw invalidParameter('RESOURCEID', `${id} is a feature of ${typeName}, not of ${type.name}.`)
  })
  return operator('in', property(type.attributes[0]!.name), { kind: 'list', items: keys.map(literal) })
}

/** The vendor parameter CQL_FILTER: CQL2 as text or JSON, longitude first. */
export function cqlFilter(text: string): FilterNode {
  if (!text.trimStart().startsWith('{')) return parseCql2Text(text)
  try {
    return parseCql2Json(JSON.parse(text))
  } catch (error) {
    if (error instanceof SyntaxError) throw filterProblem('CQL_FILTER is not JSON.')
    throw error
  }
}

/**
 * BBOX of an address: four numbers, and the reference system whose axes they follow. Without one WFS 1.0 means longitude first,
 * the later versions the default system as its authority orders it.
 */
export function boxOf(text: string, { request, version }: WfsCall): FilterNode {
  const parts = text.split(',').map(part => part.trim())
  const written = parts.length === 5 || parts.length === 7 ? parts.pop() : undefined
  const numbers = parts.map(part => (part === '' ? Number.NaN : Number(part)))
  if ((numbers.length !== 4 && numbers.length !== 6) || !numbers.every(Number.isFinite))
    throw invalidParameter('bbox', `bbox=${text}: expected four numbers, and the reference system if you like.`)
  const identifier = written ?? srsName(crsBySrid(DEFAULT_SRID)!, generationOf(version))
  const crs = namedCrs(identifier, { locator: 'bbox', projectedSrid: request.server.city.projectedSrid })
  requireDegrees(numbers, crs, identifier)
  return boxFilter(numbers, crs)
}

/** A latitude beyond the pole is a longitude: the axes were swapped, which would find nothing without a word. */
function requireDegrees(numbers: number[], { crs, yFirst }: NamedCrs, identifier: string): void {
  if (crs.unit !== 'degree') return
  const half = numbers.length / 2
  const latitudes = yFirst ? [numbers[0]!, numbers[half]!] : [numbers[1]!, numbers[half + 1]!]
  if (latitudes.every(latitude => Math.abs(latitude) <= 90)) return
  const order = yFirst ? 'latitude' : 'longitude'
  const other = crsFromIdentifier(`EPSG:${crs.srid}`) ? ` EPSG:${crs.srid} after the box means longitude first.` : ''
  throw invalidParameter(
    'bbox',
    `bbox: under ${identifier} the ${order} comes first; ${latitudes.join(' and ')} are no latitudes, the axes look swapped.${other}`,
  )
}
