import type { FastifyRequest } from 'fastify'
import { DomainError } from '../../spatial/domain-error.ts'
import { momentFromDatetime } from '../../spatial/features/datetime.ts'
import { type FeatureQuery, isSortable, type SortKey } from '../../spatial/features/feature-query.ts'
import type { FeatureForm } from '../../spatial/features/feature-rows.ts'
import { type Attribute, attributeNamed, type FeatureType } from '../../spatial/features/feature-type.ts'
import { boxFilter, filterInLonLat } from '../../spatial/features/geometry-in.ts'
import { isQueryable } from '../../spatial/features/queryables.ts'
import { parseCql2Json } from '../../spatial/filter/cql2-json.ts'
import { parseCql2Text } from '../../spatial/filter/cql2-text.ts'
import { allOf, call, type FilterNode, literal, property } from '../../spatial/filter/filter-tree.ts'
import { crsFromIdentifier, type NamedCrs } from '../../spatial/geometry/crs.ts'
import { CRS84_URI, offeredCrs } from './documents/collection.ts'
import { queryParameters, wholeNumber } from './query-parameters.ts'

/** GDAL takes the default as the size of its pages: with 100 it asks 2,665 times for the register, with 1,000 267 times. */
export const DEFAULT_LIMIT = 1_000
/** A page to read is shorter. */
export const DEFAULT_ROWS = 50
export const MAX_LIMIT = 10_000

/** What selects and shapes features, wherever they are read. */
export const SELECTING = [
  'bbox',
  'bbox-crs',
  'datetime',
  'crs',
  'filter',
  'filter-lang',
  'filter-crs',
  'ids',
  'properties',
  'sortby',
  'skipGeometry',
]
export const PAGING = ['limit', 'offset', 'cursor', 'resultType']

export interface ItemsQuery {
  features: FeatureQuery
  form: FeatureForm
  crs: NamedCrs
  crsUri: string
  parameters: Map<string, string>
}

/** Reads what is asked for. Refuses with invalid-parameter and invalid-filter. */
export function itemsQuery(request: FastifyRequest, type: FeatureType, others: readonly string[]): ItemsQuery {
  const queryable = type.attributes.filter(isQueryable)
  const parameters = queryParameters(request, [...SELECTING, ...others, ...queryable.map(({ name }) => name)])
  const value = (name: string): string | undefined => parameters.get(name) || undefined
  const crsUri = value('crs') ?? CRS84_URI
  const crs = namedCrs(request, 'crs', crsUri)
  const filter = allOf([
    ...boxConditions(request, value),
    ...filterConditions(request, value),
    ...queryable.flatMap(attribute => equality(attribute, parameters.get(attribute.name))),
  ])
  const [ids, sort, datetime] = [value('ids')?.split(','), sortOf(type, value('sortby')), value('datetime')]
  return {
    features: {
      ...(filter && { filter }),
      ...(ids && { ids }),
      ...(sort && { sort }),
      ...(datetime && { moment: momentFromDatetime(datetime) }),
    },
    form: {
      attributes: attributesOf(type, parameters.get('properties')),
      ...(!flag('skipGeometry', value('skipGeometry')) && { geometry: { crs: crs.crs, inAuthorityOrder: crs.yFirst } }),
    },
    crs,
    crsUri,
    parameters,
  }
}

type Value = (name: string) => string | undefined

/** A reference system that the service offers, by its identifier. */
export function namedCrs(request: FastifyRequest, name: string, identifier: string): NamedCrs {
  const found = crsFromIdentifier(identifier.replace(/^\[EPSG:(\d+)\]$/i, 'EPSG:$1'))
  const offered = [CRS84_URI, ...offeredCrs(request.server.city.projectedSrid)]
  if (found && offered.some(uri => crsFromIdentifier(uri)!.crs === found.crs)) return found
  throw new DomainError('invalid-parameter', `${name}=${identifier}: expected one of ${offered.join(', ')}.`)
}

function boxConditions(request: FastifyRequest, value: Value): FilterNode[] {
  const text = value('bbox')
  const crs = namedCrs(request, 'bbox-crs', value('bbox-crs') ?? CRS84_URI)
  if (text === undefined) return []
  const numbers = text.split(',').map(part => (part.trim() === '' ? Number.NaN : Number(part)))
  if ((numbers.length === 4 || numbers.length === 6) && numbers.every(Number.isFinite)) return [boxFilter(numbers, crs)]
  throw new DomainError('invalid-parameter', `bbox=${text}: expected 4 or 6 numbers, separated by commas.`)
}

function filterConditions(request: FastifyRequest, value: Value): FilterNode[] {
  const text = value('filter')
  const crs = namedCrs(request, 'filter-crs', value('filter-crs') ?? CRS84_URI)
  const language = value('filter-lang') ?? (text?.trimStart().startsWith('{') ? 'cql2-json' : 'cql2-text')
  if (language !== 'cql2-text' && language !== 'cql2-json')
    throw new DomainError('invalid-parameter', `filter-lang=${language}: expected cql2-text or cql2-json.`)
  if (text === undefined) return []
  return [filterInLonLat(language === 'cql2-text' ? parseCql2Text(text) : parseCql2Json(jsonOf(text)), crs)]
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new DomainError('invalid-filter', 'The filter is not JSON.')
  }
}

/** A queryable as a parameter of its own: the attribute has exactly this value. */
function equality(attribute: Attribute, text: string | undefined): FilterNode[] {
  if (text === undefined) return []
  const { name, type } = attribute
  if (type === 'textArray') return [call('a_contains', property(name), { kind: 'list', items: [literal(text)] })]
  if (type === 'integer' || type === 'number') {
    const number = text.trim() === '' ? Number.NaN : Number(text)
    if (!Number.isFinite(number)) throw new DomainError('invalid-parameter', `${name}=${text}: expected a number.`)
    return [call('=', property(name), literal(number))]
  }
  return [call('=', property(name), literal(type === 'boolean' ? flag(name, text) : text))]
}

function flag(name: string, text: string | undefined): boolean {
  if (text === undefined || text === 'false') return false
  if (text === 'true') return true
  throw new DomainError('invalid-parameter', `${name}=${text}: expected true or false.`)
}

/** `name`, `+name` and `-name`; a plus in an address may have become a space. */
function sortOf(type: FeatureType, text: string | undefined): SortKey[] | undefined {
  return text?.split(',').map(part => {
    const attribute = part.replace(/^[+\- ]/, '')
    if (isSortable(type, attribute)) return { attribute, isDescending: part.startsWith('-') }
    throw new DomainError('invalid-parameter', `sortby=${text}: ${type.name} cannot be sorted by "${attribute}".`)
  })
}

function attributesOf(type: FeatureType, text: string | undefined): readonly Attribute[] {
  if (text === undefined) return type.attributes
  const names = text.split(',').filter(name => name !== '')
  const unknown = names.find(name => !attributeNamed(type, name))
  if (unknown !== undefined)
    throw new DomainError('invalid-parameter', `properties: ${type.name} has no attribute "${unknown}".`)
  return type.attributes.filter(({ name }) => names.includes(name))
}

export interface Page {
  limit: number
  offset: number
  /** The commit that a walk began at. */
  seq?: number
  isHits: boolean
}

/** Which page is asked for. A cursor says both where the walk stands and which commit it shows; it wins over an offset. */
export function pageOf(parameters: Map<string, string>, defaultLimit: number = DEFAULT_LIMIT): Page {
  const text = (name: string): string | undefined => parameters.get(name) || undefined
  const limit = Math.min(
    wholeNumber('limit', parameters.get('limit') ?? String(defaultLimit), { minimum: 1 }),
    MAX_LIMIT,
  )
  const resultType = text('resultType') ?? 'results'
  if (resultType !== 'results' && resultType !== 'hits')
    throw new DomainError('invalid-parameter', `resultType=${resultType}: expected results or hits.`)
  const isHits = resultType === 'hits'
  const cursor = text('cursor')
  if (cursor === undefined)
    return { limit, offset: wholeNumber('offset', text('offset') ?? '0', { minimum: 0 }), isHits }
  const [, seq, offset] = /^(\d{1,15})\.(\d{1,15})$/.exec(cursor) ?? []
  if (seq === undefined) throw new DomainError('invalid-parameter', `cursor=${cursor}: take it from a next link.`)
  return { limit, offset: Number(offset), seq: Number(seq), isHits }
}
