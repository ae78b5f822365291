import { sql } from 'kysely'
import type { Db } from '../database/schema.ts'
import { componentConditions } from './component-conditions.ts'
import { type ComponentFilter, type Moment, NOW } from './component-filter.ts'
import { type ComponentRecord, RECORD_COLUMNS, recordGeometry } from './component-record.ts'
import { type ComponentSource, componentSources } from './component-source.ts'

export interface PageRequest {
  limit: number
  /** Code of the last component of the page before. */
  after?: string
  moment?: Moment
}

export interface ComponentPage {
  components: ComponentRecord[]
  /** Pass as `after` to go on; absent on the last page. */
  next?: string
}

/**
 * Components in order of their codes. Pages continue by key, so that walking through them meets each component exactly
 * once, whatever the page size.
 */
export async function componentPage(db: Db, filter: ComponentFilter, request: PageRequest): Promise<ComponentPage> {
  const { limit, after = '', moment = NOW } = request
  const { published, replaced } = componentSources(moment)
  const page = { filter, after, limit: limit + 1 }
  const order = (await isBetterGathered(db, { ...page, source: published })) ? gathered : walked
  const current = order(db, { ...page, source: published })
  const query = replaced ? merged(db, current, walked(db, { ...page, source: replaced })).limit(limit + 1) : current
  const components = await query.execute()
  if (components.length <= limit) return { components }
  components.length = limit
  return { components, next: components[limit - 1]!.code }
}

interface SourcePage {
  source: ComponentSource
  filter: ComponentFilter
  after: string
  limit: number
}

type PageQuery = ReturnType<typeof walked>

/** Both sources in one statement: a commit between two statements would show a component twice or not at all. */
const merged = (db: Db, current: PageQuery, past: PageQuery) =>
  db
    .selectFrom(current.as('current'))
    .selectAll()
    .unionAll(db.selectFrom(past.as('past')).selectAll())
    .orderBy('code')

/** Reads along the key until the page is full: right where much of the register fits. */
export const walked = (db: Db, { limit, ...page }: SourcePage) =>
  matching(db, page)
    .select([...RECORD_COLUMNS, recordGeometry])
    .orderBy('c.code')
    .limit(limit)

/** Collects all codes that fit through the filter's own index, then sorts: right where few fit. */
export const gathered = (db: Db, { limit, ...page }: SourcePage): PageQuery =>
  db
    .with(
      cte => cte('matching').materialized(),
      () => reachable(db, page).select('c.code'),
    )
    .with('page', cte => cte.selectFrom('matching').select('code').orderBy('code').limit(limit))
    .selectFrom(page.source)
    .innerJoin('page', 'page.code', 'c.code')
    .select([...RECORD_COLUMNS, recordGeometry])
    .orderBy('c.code')

const matching = (db: Db, { source, filter, after }: Omit<SourcePage, 'limit'>) =>
  db
    .selectFrom(source)
    .where('c.code', '>', after)
    .where(eb => eb.and(componentConditions(filter)))

/** The same components; what has no index of its own is reached through the change feed. */
const reachable = (db: Db, { filter, ...page }: Omit<SourcePage, 'limit'>) =>
  matching(db, { filter, ...page }).$if(filter.changedSince !== undefined, query =>
    query.where('c.code', 'in', changedCodes(db, filter.changedSince!)),
  )

const changedCodes = (db: Db, since: number) =>
  db.selectFrom('changes').select('key').where('layer', '=', 'components').where('seq', '>', since)

/** Up to so many codes are collected and sorted in about 20 ms when an index holds them, in about 10 ms when geometry is tested. */
const GATHERED_FROM_INDEX = 100_000
const GATHERED_BY_GEOMETRY = 5_000

/**
 * Left alone, the planner walks along the key as soon as a filter looks common. But codes begin with county and class, so a
 * class, a unit or a district sits in one stretch of the key, and the walk may pass 250,000 other components first
 * (measured: 100 ms). The choice is therefore made here, on the planner's own estimate of how many components fit.
 */
async function isBetterGathered(db: Db, { limit: _limit, ...page }: SourcePage): Promise<boolean> {
  const { classes, units, grids, areas, states, changedSince, ...others } = page.filter
  const hasIndexedAttribute = [classes, units, grids, areas, states, changedSince].some(value => value !== undefined)
  if (!hasIndexedAttribute && !others.bbox && !others.circle && !others.polygon) return false
  const [plan] = await reachable(db, page).select(sql.lit(1).as('one')).explain<ExplainRow>('json')
  const expectedRows = plan!['QUERY PLAN'][0].Plan['Plan Rows']
  return expectedRows <= (hasIndexedAttribute ? GATHERED_FROM_INDEX : GATHERED_BY_GEOMETRY)
}

interface ExplainRow {
  'QUERY PLAN': [{ Plan: { 'Plan Rows': number } }]
}
