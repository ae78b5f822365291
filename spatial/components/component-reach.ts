import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { classCodesOf, componentConditions } from './component-conditions.ts'
import type { ComponentFilter } from './component-filter.ts'
import type { ComponentSource } from './component-source.ts'

/**
 * Left alone, the planner walks along the key as soon as a filter looks common. But codes begin with county and class, so a
 * class, a unit or a district sits in one stretch of the key, and the walk may pass 250,000 other components first (measured:
 * 100 ms). How the codes of a page are reached is therefore decided here.
 */
export interface Reach {
  /** Selects codes among which are the first that fit, in no order. */
  codes: RawBuilder<{ code: string }>
  /** With more codes than this, walking along the key is the better way; they need not be all then. */
  most: number
}

export interface ReachRequest {
  source: ComponentSource
  filter: ComponentFilter
  after: string
  limit: number
}

/** Up to so many codes are collected and sorted in about 20 ms when an index holds them, in about 10 ms when geometry is tested. */
const MOST_FROM_INDEX = 100_000
const MOST_BY_GEOMETRY = 5_000

/** The way through the filter's own indexes; undefined where there is none. */
export function reachOf(request: ReachRequest): Reach | undefined {
  const list = onlyList(request.filter)
  if (list) return { codes: firstOfEach(request, list), most: Number.MAX_SAFE_INTEGER }
  const { classes, units, grids, areas, states, changedSince, bbox, circle, polygon } = request.filter
  const hasIndexedAttribute = classes || units || grids || areas || states || changedSince !== undefined
  if (hasIndexedAttribute) return { codes: allOf(request, MOST_FROM_INDEX), most: MOST_FROM_INDEX }
  return bbox || circle || polygon ? { codes: allOf(request, MOST_BY_GEOMETRY), most: MOST_BY_GEOMETRY } : undefined
}

export const matching = (filter: ComponentFilter, after: string): RawBuilder<SqlBool> =>
  sql`${sql.join([sql`c.code > ${after}`, ...componentConditions(filter)], sql` and `)}`

/** All that fit, and one more than `most` where there are too many. */
const allOf = ({ source, filter, after }: ReachRequest, most: number): RawBuilder<{ code: string }> =>
  sql`select c.code from ${source} where ${matching(filter, after)} ${throughTheFeed(filter)} limit ${most + 1}`

/** The version of a component has no index; what has changed lately is reached through the change feed. */
const throughTheFeed = ({ changedSince }: ComponentFilter): RawBuilder<unknown> =>
  changedSince === undefined
    ? sql``
    : sql`and c.code in (select key from changes where layer = 'components' and seq > ${changedSince})`

interface ValueList {
  column: 'class_code' | 'maintainer_code' | 'grid_code'
  values: string[]
}

/** Each of these columns has an index in the order of codes. */
function onlyList({ classes, units, grids, ...others }: ComponentFilter): ValueList | undefined {
  const lists: ValueList[] = []
  if (classes) lists.push({ column: 'class_code', values: classCodesOf(classes) })
  if (units) lists.push({ column: 'maintainer_code', values: [...new Set(units)] })
  if (grids) lists.push({ column: 'grid_code', values: [...new Set(grids)] })
  return lists.length === 1 && Object.keys(others).length === 0 ? lists[0] : undefined
}

/** Of each value its first page; the first page of all is among them, however many fit. */
const firstOfEach = (
  { source, after, limit }: ReachRequest,
  { column, values }: ValueList,
): RawBuilder<{ code: string }> =>
  sql`select first.code from unnest(${values}::text[]) value cross join lateral (
    select c.code from ${source} where ${sql.ref(`c.${column}`)} = value and c.code > ${after} order by c.code limit ${limit}) first`
