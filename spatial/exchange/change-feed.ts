import { type Expression, type SqlBool, sql } from 'kysely'
import type { Reader } from '../access/reader.ts'
import { lastCommit } from '../database/commit.ts'
import { bboxOf } from '../database/postgis.ts'
import type { Db, GeometryValue } from '../database/schema.ts'
import type { ChangesTable } from '../database/tables/commits.ts'
import type { BboxLonLat } from '../geometry/bbox.ts'
import { changesSeen } from './changes-seen.ts'

/** A place in the feed: after a whole commit, or after one of its changes. */
export interface FeedPosition {
  seq: number
  /** Absent after the whole commit. */
  change?: { table: string; key: string }
}

export interface FeedChange {
  seq: number
  at: Date
  table: string
  key: string
  op: ChangesTable['op']
  /** What the row covered before and covers after; null where it has no geometry. */
  extent: BboxLonLat | null
}

export interface FeedPage {
  /** In order of commit, table and key. */
  changes: FeedChange[]
  /** Where to go on; nothing is missed and nothing comes twice. */
  next: FeedPosition
  /** The last commit when the page was read. */
  commit: number
}

export interface FeedQuery {
  after: FeedPosition
  /** Only changes of these tables. */
  tables: readonly string[]
  limit: number
  /** Who follows the feed; everything is theirs to see when absent. */
  reader?: Reader
}

/** Changes of published rows after a position of the feed, deletions included, commit by commit. */
export async function changeFeed(db: Db, { after, tables, limit, reader }: FeedQuery): Promise<FeedPage> {
  // read first: what is committed meanwhile belongs to the next page
  const commit = await lastCommit(db)
  const changes = await db
    .selectFrom('changes')
    .innerJoin('commits', 'commits.seq', 'changes.seq')
    .select(eb => [
      'changes.seq',
      'commits.at',
      'changes.layer as table',
      'changes.key',
      'changes.op',
      bboxOrNull(eb.ref('changes.extent')).as('extent'),
    ])
    .where('changes.layer', 'in', tables)
    .where('changes.seq', '<=', commit)
    .where(isAfter(after))
    .orderBy('changes.seq')
    .orderBy('changes.layer')
    .orderBy('changes.key')
    .limit(limit)
    .execute()
  const last = changes.at(-1)
  const isFull = last !== undefined && changes.length === limit
  const next = isFull ? { seq: last.seq, change: { table: last.table, key: last.key } } : { seq: commit }
  return { changes: reader ? await changesSeen(db, changes, reader) : changes, next, commit }
}

/** The whole key is compared with one constant, which the primary key's index answers by itself. */
const isAfter = ({ seq, change }: FeedPosition) =>
  change
    ? sql<SqlBool>`(changes.seq, changes.layer, changes.key) > (${seq}, ${change.table}, ${change.key})`
    : sql<SqlBool>`changes.seq > ${seq}`

const bboxOrNull = (geom: Expression<GeometryValue | null>) =>
  sql<BboxLonLat | null>`case when ${geom} is not null then ${bboxOf(geom as Expression<GeometryValue>)} end`
