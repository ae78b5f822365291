import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../database/schema.ts'
import { type ComponentFilter, type Moment, NOW } from './component-filter.ts'
import { matching, type Reach, type ReachRequest, reachOf } from './component-reach.ts'
import { type ComponentRecord, RECORDS, type Selection } from './component-record.ts'
import { componentSources } from './component-source.ts'

export interface PageRequest {
  limit: number
  /** Code of the last component of the page before. */
  after?: string
  moment?: Moment
}

export interface PageOf<Row> {
  components: Row[]
  /** Pass as `after` to go on; absent on the last page. */
  next?: string
  /** The last commit when the page was read. */
  commit: number
}

/** Components that fit, by code, as records. */
export const componentPage = (
  db: Db,
  filter: ComponentFilter,
  request: PageRequest,
): Promise<PageOf<ComponentRecord>> => selectedPage(db, filter, { ...request, selection: RECORDS })

/**
 * Components in order of their codes, as the selection gives them. Pages continue by key, so that walking through them meets
 * each component exactly once, whatever the page size.
 */
export async function selectedPage<Row extends { code: string }>(
  db: Db,
  filter: ComponentFilter,
  { limit, after = '', moment = NOW, selection }: PageRequest & { selection: Selection<Row> },
): Promise<PageOf<Row>> {
  const { published, replaced } = componentSources(moment)
  const page = { filter, after, limit: limit + 1, columns: selection.columns }
  const past = replaced && walked<Row>({ ...page, source: replaced })
  const read = async (current: RawBuilder<PageRow<Row>>): Promise<PageRow<Row>[]> =>
    (await (past ? merged(current, past, limit + 1) : current).execute(db)).rows
  const reach = reachOf({ ...page, source: published })
  const rows = reach && (await read(gathered({ ...page, source: published, reach })))
  if (rows && !rows.some(({ isTooMany }) => isTooMany)) return pageOf(rows, limit)
  return pageOf(await read(walked({ ...page, source: published })), limit)
}

/** What was selected, or null for all of it where nothing fits; whether more fitted than were gathered; the last commit. */
type PageRow<Row> = Row & { code: string | null; isTooMany: boolean; commit: number }

function pageOf<Row extends { code: string }>(rows: PageRow<Row>[], limit: number): PageOf<Row> {
  const found = rows.filter(({ code }) => code !== null)
  const components = found
    .slice(0, limit)
    .map(({ isTooMany: _, commit: __, ...component }) => component as unknown as Row)
  return { components, commit: rows[0]!.commit, ...(found.length > limit && { next: components[limit - 1]!.code }) }
}

interface SourcePage extends ReachRequest {
  columns: RawBuilder<unknown>
}

/** Both sources in one statement: a commit between two statements would show a component twice or not at all. */
const merged = <Row>(current: RawBuilder<Row>, past: RawBuilder<Row>, limit: number): RawBuilder<Row> =>
  sql<Row>`(${current}) union all (${past}) order by code limit ${limit}`

/** The page with what is said about all of it, which is said also of an empty page. */
const headed = <Row>(isTooMany: RawBuilder<boolean>, rows: RawBuilder<unknown>): RawBuilder<PageRow<Row>> =>
  sql`select head.*, rows.*
    from (select ${isTooMany} as "isTooMany", (select seq from commit_sequence) as commit) head
    left join (${rows}) rows on true order by rows.code`

/** Reads along the key until the page is full: right where much of the register fits. */
export const walked = <Row>({ source, filter, after, limit, columns }: SourcePage): RawBuilder<PageRow<Row>> =>
  headed(
    sql`false`,
    sql`select ${columns} from ${source} where ${matching(filter, after)} order by c.code limit ${limit}`,
  )

/** Collects codes through the filter's own index, then sorts: right where few fit. */
export const gathered = <Row>({
  source,
  limit,
  columns,
  reach,
}: SourcePage & { reach: Reach }): RawBuilder<PageRow<Row>> =>
  sql`with ${reach.expressions}, page as (select code from matching order by code limit ${limit})
    ${headed(reach.isTooMany, sql`select ${columns} from ${source} join page on page.code = c.code`)}`
