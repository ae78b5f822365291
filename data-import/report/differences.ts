import type { Geometry } from 'geojson'
import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../../spatial/database/schema.ts'
import { DomainError } from '../../spatial/domain-error.ts'
import { datasetById } from '../datasets/dataset-list.ts'
import type { BatchRecord } from '../pipeline/batch-record.ts'
import { stagedDifferences } from '../publish/staged-differences.ts'

export const DIFFERENCE_KINDS = ['added', 'changed', 'retired'] as const
export type DifferenceKind = (typeof DIFFERENCE_KINDS)[number]

export interface FieldDifference {
  field: string
  before: unknown
  after: unknown
}

/** What publishing does to one row, or did. */
export interface Difference {
  key: string
  kind: DifferenceKind
  /** Fields that differ; all of them for an added row. */
  fields: FieldDifference[]
  /** Present where the shape differs. */
  geometry?: { before: Geometry | null; after: Geometry | null; movedMeters: number | null }
}

export interface DifferencePage {
  limit: number
  /** Key of the last difference of the page before. */
  after?: string | undefined
}

/** A row of the queries below: the whole row before and after, null where there is none. */
export interface RowPair {
  key: string
  before: Record<string, unknown> | null
  after: Record<string, unknown> | null
  geomBefore: Geometry | null
  geomAfter: Geometry | null
  movedMeters: number | null
}

/**
 * Differences of a batch by key: what publishing would do now while it is staged, what it did once it was published.
 * Refuses a batch that got neither far.
 */
export async function differencesOf(db: Db, batch: BatchRecord, page: DifferencePage): Promise<Difference[]> {
  if (batch.state === 'staged') return rowPairs(db, await stagedDifferences(db, batch, page))
  if (batch.publishedSeq !== null) return rowPairs(db, publishedDifferences(batch, page))
  if (batch.state === 'published' || batch.state === 'withdrawn') return []
  throw new DomainError(
    'import-state',
    `Batch ${batch.id} is ${batch.state}; only a staged or published batch has differences.`,
  )
}

async function rowPairs(db: Db, query: RawBuilder<unknown>): Promise<Difference[]> {
  const { rows } = await query.execute(db)
  return (rows as RowPair[]).map(asDifference)
}

/** Before is what the commit moved into history; after is the state that began with it, there still or in history too. */
function publishedDifferences(
  { dataset, publishedSeq }: BatchRecord,
  { limit, after = '' }: DifferencePage,
): RawBuilder<unknown> {
  const { table, key, shapes } = datasetById(dataset)
  const geom = shapes === 'none' ? sql`null::geometry` : sql`t.geom`
  return sql`
    with pairs as (
      select c.key, old.row as before, coalesce(now.row, later.row) as after, old.geom as geom_before,
             coalesce(now.geom, later.geom) as geom_after
      from changes c
      left join history old on old.layer = c.layer and old.key = c.key and old.seq_to = c.seq
      left join lateral (
        select to_jsonb(t) - 'geom' as row, ${geom} as geom from ${sql.table(table)} t
        where ${sql.ref(`t.${key}`)} = c.key and t.seq = c.seq
      ) now on true
      left join history later on later.layer = c.layer and later.key = c.key and later.seq_from = c.seq
      where c.seq = ${publishedSeq} and c.layer = ${table} and c.key > ${after}
      order by c.key limit ${limit}
    )
    select key, before, after, ST_AsGeoJSON(geom_before, 7)::json as "geomBefore", ST_AsGeoJSON(geom_after, 7)::json as "geomAfter",
           round(ST_Distance(geom_before::geography, geom_after::geography)::numeric, 2) as "movedMeters"
    from pairs order by key`
}

/** What the system writes itself or derives is no difference of the delivery. */
const STAMPS = new Set(['object_id', 'seq', 'valid_from', 'retired_at', 'geom'])

export function asDifference({ key, before, after, geomBefore, geomAfter, movedMeters }: RowPair): Difference {
  const kind = kindOf(before, after)
  const names = Object.keys(after ?? before ?? {}).filter(name => !STAMPS.has(name))
  const fields = names
    .map(field => ({ field, before: before?.[field] ?? null, after: after?.[field] ?? null }))
    .filter(pair => kind !== 'retired' && JSON.stringify(pair.before) !== JSON.stringify(pair.after))
  const isMoved = kind !== 'retired' && JSON.stringify(geomBefore) !== JSON.stringify(geomAfter)
  return { key, kind, fields, ...(isMoved && { geometry: { before: geomBefore, after: geomAfter, movedMeters } }) }
}

function kindOf(before: RowPair['before'], after: RowPair['after']): DifferenceKind {
  if (!before || before.retired_at) return 'added'
  return !after || after.retired_at ? 'retired' : 'changed'
}
