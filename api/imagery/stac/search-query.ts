import type { Geometry } from 'geojson'
import { type Static, Type } from 'typebox'
import { DomainError } from '../../../spatial/domain-error.ts'
import { momentFromDatetime } from '../../../spatial/features/datetime.ts'
import type { BboxLonLat } from '../../../spatial/geometry/bbox.ts'
import { readGeometry } from '../../../spatial/geometry/read-geometry.ts'
import type { PictureSearch } from '../../../spatial/imagery/search-pictures.ts'
import { requirePosition } from '../../schemas/position.ts'

const PICTURE = '^[1-9][0-9]{14}$'
const limit = Type.Integer({ minimum: 1, maximum: 1000, default: 100 })

export const PageQuery = Type.Object({
  limit,
  bbox: Type.Optional(Type.String()),
  datetime: Type.Optional(Type.String()),
  after: Type.Optional(Type.String({ pattern: PICTURE })),
})

/** pystac-client names the collection also where its address says it. */
export const ItemsQuery = Type.Object({ ...PageQuery.properties, collections: Type.Optional(Type.String()) })

export const SearchQuery = Type.Object({
  ...PageQuery.properties,
  ids: Type.Optional(Type.String()),
  collections: Type.Optional(Type.String()),
  intersects: Type.Optional(Type.String({ description: 'A geometry as GeoJSON' })),
  lookAt: Type.Optional(Type.String({ description: 'Code of a component, or longitude and latitude' })),
})

export const SearchBody = Type.Object(
  {
    limit: Type.Optional(limit),
    bbox: Type.Optional(Type.Array(Type.Number(), { minItems: 4, maxItems: 6 })),
    datetime: Type.Optional(Type.String()),
    after: Type.Optional(Type.String({ pattern: PICTURE })),
    ids: Type.Optional(Type.Array(Type.String(), { maxItems: 1000 })),
    collections: Type.Optional(Type.Array(Type.String(), { maxItems: 1000 })),
    intersects: Type.Optional(Type.Unknown()),
    lookAt: Type.Optional(Type.String()),
  },
  { additionalProperties: false },
)

export type SearchWords = Static<typeof SearchBody>

/** The words of a GET as those of a POST. */
export function asBody({ bbox, ids, collections, intersects, ...rest }: Static<typeof SearchQuery>): SearchWords {
  return {
    ...rest,
    ...(bbox !== undefined && { bbox: bbox.split(',').map(Number) }),
    ...(intersects !== undefined && { intersects: jsonOf(intersects) }),
    ...(ids !== undefined && { ids: ids.split(',') }),
    ...(collections !== undefined && { collections: collections.split(',') }),
  }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new DomainError('invalid-parameter', 'intersects: expected a geometry as GeoJSON.')
  }
}

/** What is searched for; refuses what contradicts itself. */
export function searchOf(words: SearchWords): Omit<PictureSearch, 'eyes'> {
  const { bbox, intersects, datetime, ids, collections, after, limit = 100 } = words
  if (bbox && intersects !== undefined)
    throw new DomainError('invalid-parameter', 'bbox and intersects: only one of them.')
  return {
    limit,
    ...(bbox && { bbox: boxOf(bbox) }),
    ...(intersects !== undefined && { geometry: geometryOf(intersects) }),
    ...(datetime !== undefined && timesOf(datetime)),
    ...(ids && { ids }),
    ...(collections && { sequences: collections }),
    ...(after !== undefined && { after }),
  }
}

/** What `lookAt` names: a component, or a place. */
export function targetOf(text: string): { component: string } | { position: readonly [number, number] } {
  if (/^\d{16}$/.test(text)) return { component: text }
  const [lon, lat, ...others] = text.split(',').map(Number)
  if (lon === undefined || lat === undefined || others.length > 0 || !Number.isFinite(lon + lat))
    throw new DomainError('invalid-parameter', `lookAt: found "${text}", expected a component code or lon,lat.`)
  requirePosition([lon, lat])
  return { position: [lon, lat] }
}

/** Boxes may carry heights, which flat positions do not have. */
function boxOf(numbers: readonly number[]): BboxLonLat {
  const box = numbers.length === 6 ? [numbers[0], numbers[1], numbers[3], numbers[4]] : numbers
  const [west, south, east, north] = box as BboxLonLat
  if (box.length !== 4 || !box.every(Number.isFinite) || west > east || south > north)
    throw new DomainError('invalid-parameter', `bbox: found ${numbers.join()}, expected west,south,east,north.`)
  return [west, south, east, north]
}

function geometryOf(value: unknown): Geometry {
  const read = readGeometry(value)
  if (read.ok) return read.geometry
  throw new DomainError('invalid-parameter', `intersects: ${read.fault}.`)
}

function timesOf(text: string): { from: string | null; to: string | null } {
  const moment = momentFromDatetime(text)
  if (moment.kind === 'interval') return { from: moment.from, to: moment.to }
  const at = moment.kind === 'instant' ? String(moment.at) : new Date().toISOString()
  return { from: at, to: at }
}
