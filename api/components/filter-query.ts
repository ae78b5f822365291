import type { MultiPolygon, Polygon } from 'geojson'
import { type Static, Type } from 'typebox'
import type { ComponentFilter, Moment } from '../../spatial/components/component-filter.ts'
import { NOW } from '../../spatial/components/component-filter.ts'
import { type ComponentSight, requireAttributes } from '../../spatial/components/component-sight.ts'
import { COMPONENT_STATES, type ComponentState } from '../../spatial/database/tables/register.ts'
import { DomainError } from '../../spatial/domain-error.ts'
import type { BboxLonLat } from '../../spatial/geometry/bbox.ts'
import { requirePosition } from '../schemas/position.ts'
import { RowNumber } from '../schemas/row-number.ts'

const NUMBER = '-?[0-9]{1,3}(\\.[0-9]{1,15})?'
/** No list of codes that a person or a program means is longer. */
const LIST_LENGTH = 4000
const MAX_RADIUS_METERS = 100_000

const list = (item: string, description: string) =>
  Type.Optional(Type.String({ pattern: `^${item}(,${item})*$`, maxLength: LIST_LENGTH, description }))

/** The filter of components as query parameters. Lists are separated by commas: any of them fits. */
export const filterProperties = {
  bbox: Type.Optional(
    Type.String({ pattern: `^${NUMBER}(,${NUMBER}){3}$`, description: 'minLon,minLat,maxLon,maxLat; edges included' }),
  ),
  near: Type.Optional(Type.String({ pattern: `^${NUMBER},${NUMBER}$`, description: 'lon,lat; needs radius' })),
  radius: Type.Optional(
    Type.Number({
      exclusiveMinimum: 0,
      maximum: MAX_RADIUS_METERS,
      description: 'Metres on the ellipsoid; needs near',
    }),
  ),
  class: list('([0-9]{2}|[0-9]{4})', 'Major (01) and minor (0102) classes'),
  state: list(`(${COMPONENT_STATES.join('|')})`, 'States'),
  unit: list('[A-Za-z0-9_-]{1,40}', 'Maintaining units'),
  grid: list('[0-9]{15}', 'Unit grids'),
  area: list('[A-Za-z0-9_-]{1,40}', 'Districts, streets, communities or management areas; the city itself'),
  q: Type.Optional(Type.String({ minLength: 1, maxLength: 100, description: 'Part of code, name, location or note' })),
  changedSince: Type.Optional(RowNumber('Published by a later commit than this')),
  at: Type.Optional(
    Type.String({
      anyOf: [{ format: 'date' }, { format: 'date-time' }],
      description: 'The register as it was: at the end of a day in the city, or at an instant',
    }),
  ),
}

const FilterQuery = Type.Object(filterProperties)
export type FilterQuery = Static<typeof FilterQuery>

/** The attributes that a parameter asks by. */
const ASKS_BY: Partial<Record<keyof FilterQuery, readonly string[]>> = {
  class: ['classCode'],
  state: ['state'],
  unit: ['maintainerCode'],
  grid: ['gridCode'],
  area: ['gridCode'],
  q: ['name', 'location', 'note'],
  changedSince: ['version'],
}

export interface FilterScope {
  /** What the caller sees of the register; all of it when absent. */
  sight: ComponentSight | undefined
  polygon?: Polygon | MultiPolygon
}

/** Refuses (`invalid-parameter`) what the schema cannot say, and to ask by what the caller may not see. */
export function filterOf(query: FilterQuery, { sight, polygon }: FilterScope): ComponentFilter {
  for (const [parameter, names] of Object.entries(ASKS_BY))
    if (query[parameter as keyof FilterQuery] !== undefined) requireAttributes(sight, names, parameter)
  const { bbox, near, radius, class: classes, state, unit, grid, area, q, changedSince } = query
  return {
    ...(bbox !== undefined && { bbox: bboxOf(bbox) }),
    ...circleOf(near, radius),
    ...(polygon && { polygon }),
    ...(classes && { classes: classes.split(',') }),
    ...(state && { states: state.split(',') as ComponentState[] }),
    ...(unit && { units: unit.split(',') }),
    ...(grid && { grids: grid.split(',') }),
    ...(area && { areas: area.split(',') }),
    ...(q && { text: q }),
    ...(changedSince !== undefined && { changedSince }),
    ...(sight && { sight }),
  }
}

const DAY_MS = 86_400_000
/** China keeps one time, eight hours before Greenwich, without summer time. */
const CITY_OFFSET = '+08:00'

export function momentOf({ at }: FilterQuery): Moment {
  if (at === undefined) return NOW
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(at)
  return { kind: 'date', at: isDay ? new Date(Date.parse(`${at}T00:00:00${CITY_OFFSET}`) + DAY_MS) : new Date(at) }
}

function bboxOf(text: string): BboxLonLat {
  const [minLon, minLat, maxLon, maxLat] = text.split(',').map(Number) as BboxLonLat
  requirePosition([minLon, minLat])
  requirePosition([maxLon, maxLat])
  if (minLon > maxLon || minLat > maxLat)
    throw new DomainError('invalid-parameter', `bbox=${text}: expected minLon,minLat,maxLon,maxLat in this order.`)
  return [minLon, minLat, maxLon, maxLat]
}

function circleOf(near: string | undefined, radiusMeters: number | undefined): Pick<ComponentFilter, 'circle'> {
  if (near === undefined && radiusMeters === undefined) return {}
  if (near === undefined || radiusMeters === undefined)
    throw new DomainError('invalid-parameter', 'near and radius belong together: give both or neither.')
  const center = near.split(',').map(Number) as [number, number]
  requirePosition(center)
  return { circle: { center, radiusMeters } }
}
