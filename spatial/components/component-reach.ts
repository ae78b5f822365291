import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { classCodesOf, componentConditions } from './component-conditions.ts'
import type { ComponentFilter } from './component-filter.ts'
import type { ComponentSource } from './component-source.ts'

/**
 * Left alone, the planner walks along the key as soon as a filter looks common. But codes begin with county and class, so a
 * class or a unit sits in one stretch of the key, and the walk may pass 250,000 other components first (measured: 100 ms). How
 * the codes of a page are reached is therefore decided here.
 */
export interface Reach {
  /** Common table expressions ending with `matching`: codes among which are the first that fit, in no order. */
  expressions: RawBuilder<unknown>
  /** True where there were too many to look at all; then walking along the key is the better way. */
  isTooMany: RawBuilder<boolean>
}

export interface ReachRequest {
  source: ComponentSource
  filter: ComponentFilter
  after: string
  limit: number
}

/** Up to so many codes are collected and sorted in about 20 ms when an index holds them, in about 10 ms when rows are visited. */
const MOST_IN_INDEX = 100_000
const MOST_VISITED = 5_000
/** Areas have nothing to do with the order of codes: one that holds more is soon met by walking. */
const MOST_IN_AREAS = 20_000

/** The way through the filter's own indexes; undefined where there is none. */
export function reachOf(request: ReachRequest): Reach | undefined {
  const { filter } = request
  const { classes, units, grids, bbox, circle, polygon, changedSince } = filter
  if (changedSince !== undefined) return throughTheFeed(request, changedSince)
  const list = onlyList(filter)
  if (list) return firstOfEach(request, list)
  if (classes || units || grids || fewStates(filter)) return allOf(request, MOST_IN_INDEX)
  if (smallAreas(filter) || seesSmallAreas(filter)) return allOf(request, MOST_IN_AREAS)
  return bbox || circle || polygon ? allOf(request, MOST_VISITED) : undefined
}

export const matching = (filter: ComponentFilter, after: string): RawBuilder<SqlBool> =>
  sql`${sql.join([sql`c.code > ${after}`, ...componentConditions(filter)], sql` and `)}`

/** All that fit, and one more than `most` where there are too many. */
const allOf = ({ source, filter, after }: ReachRequest, most: number): Reach => ({
  expressions: sql`matching as materialized (
    select c.code from ${source} where ${matching(filter, after)} limit ${most + 1})`,
  isTooMany: sql`(select count(*) > ${most} from matching)`,
})

/** The version of a component has no index; what has changed lately is reached through the change feed. */
const throughTheFeed = ({ source, filter, after }: ReachRequest, since: number): Reach => ({
  expressions: sql`changed as materialized (
      select key collate "C" as code from changes where layer = 'components' and seq > ${since} limit ${MOST_VISITED + 1}),
    matching as materialized (
      select c.code from ${source} where c.code in (select code from changed) and ${matching(filter, after)})`,
  isTooMany: sql`(select count(*) > ${MOST_VISITED} from changed)`,
})

interface ValueList {
  column: 'class_code' | 'maintainer_code' | 'grid_code'
  values: string[]
}

/**
 * One list on a column whose index is in the order of codes, and beside it nothing that excludes much. An area may exclude nearly
 * all of a unit's components, but the index of units knows the grid: passing one by costs a tenth of a microsecond.
 */
function onlyList(filter: ComponentFilter): ValueList | undefined {
  const { classes, units, grids, states: _, ...among } = filter
  const { areas: _areas, ...others } = among
  const lists: ValueList[] = []
  if (classes) lists.push({ column: 'class_code', values: classCodesOf(classes) })
  if (units) lists.push({ column: 'maintainer_code', values: [...new Set(units)] })
  if (grids) lists.push({ column: 'grid_code', values: [...new Set(grids)] })
  const [list] = lists
  const excluding = list?.column === 'maintainer_code' ? others : among
  return lists.length === 1 && Object.keys(excluding).length === 0 && !fewStates(filter) ? list : undefined
}

/** Nearly every component is intact; the other states have an index. */
const fewStates = ({ states }: ComponentFilter): boolean => states !== undefined && !states.includes('intact')

/** A district is a stretch of the key, and so large that walking finds it full. */
const smallAreas = ({ areas }: ComponentFilter): boolean =>
  areas !== undefined && !areas.some(code => /^\d{6}$/.test(code))

const seesSmallAreas = ({ sight }: ComponentFilter): boolean =>
  sight?.kinds.every(({ parts }) => parts?.every(({ area }) => area !== null)) === true

/** Of each value its first page; the first page of all is among them, however many fit. */
const firstOfEach = ({ source, filter, after, limit }: ReachRequest, { column, values }: ValueList): Reach => ({
  expressions: sql`matching as materialized (
    select first.code from unnest(${values}::text[]) value cross join lateral (
      select c.code from ${source} where ${sql.ref(`c.${column}`)} = value and ${matching(filter, after)}
      order by c.code limit ${limit}) first)`,
  isTooMany: sql`false`,
})
