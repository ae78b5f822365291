import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../../spatial/database/schema.ts'
import type { Completeness, Dataset } from '../datasets/dataset.ts'
import { datasetById } from '../datasets/dataset-list.ts'
import type { BatchRecord } from '../pipeline/batch-record.ts'
import { stagingTable, writtenColumns } from '../staging/staging-table.ts'
import { type PublishedColumn, publishedColumns } from './published-columns.ts'

/** A staged batch on its way to the published table `t`; staged rows have the alias `s`. */
export interface Merge {
  dataset: Dataset
  batchId: number
  complete: readonly Completeness[]
  /** Rows that passed the checks. */
  accepted: number
}

export const mergeOf = ({ id, dataset, options, report }: BatchRecord): Merge => ({
  dataset: datasetById(dataset),
  batchId: id,
  complete: options.complete ?? [],
  accepted: report.counts?.accepted ?? 0,
})

export const publishedTable = ({ dataset }: Merge): RawBuilder<unknown> => sql.table(dataset.table)
export const stagedTable = ({ batchId }: Merge): RawBuilder<unknown> => stagingTable(batchId)
export const keyOf = ({ dataset }: Merge, alias: string): RawBuilder<unknown> => sql.ref(`${alias}.${dataset.key}`)

/** The columns that the staging table fills, with the types they have when published. */
export async function mergedColumns(db: Db, { dataset }: Merge): Promise<PublishedColumn[]> {
  const staged = new Set(writtenColumns(dataset).map(column => column.name))
  return (await publishedColumns(db, dataset.table)).filter(column => staged.has(column.name))
}

/** A staged value as the published column keeps it: only so can the two be compared. */
export const asPublished = ({ name, type }: PublishedColumn): RawBuilder<unknown> =>
  sql`${sql.ref(`s.${name}`)}::${sql.raw(type)}`

/**
 * About a millimetre, the last digit of deliveries: the same position read from another reference system comes out with
 * other last bits, and has not moved.
 */
const SAME_SHAPE_DEGREES = 1e-8

/** The published row is not what the staged one says, or is retired. */
export function differs({ dataset }: Merge, columns: readonly PublishedColumn[]): RawBuilder<unknown> {
  const compared = columns.filter(column => column.name !== dataset.key && column.name !== 'geom')
  const published = sql.join(compared.map(({ name }) => sql.ref(`t.${name}`)))
  const moved = sql`(not t.geom = s.geom and (GeometryType(t.geom) <> GeometryType(s.geom)
    or ST_NPoints(t.geom) <> ST_NPoints(s.geom) or ST_HausdorffDistance(t.geom, s.geom) > ${SAME_SHAPE_DEGREES}))`
  return sql`(t.retired_at is not null or (${published}) is distinct from (${sql.join(compared.map(asPublished))})
    ${dataset.shapes === 'none' ? sql`` : sql`or ${moved}`})`
}

/** A published row of what the delivery is declared complete for, and not in it (rows held back are in it). */
export function isMissing(merge: Merge): RawBuilder<unknown> {
  const declared = merge.complete.map(area => merge.dataset.declaredRows(area)).filter(rows => rows !== undefined)
  if (declared.length === 0) return sql`false`
  return sql`(t.retired_at is null and (${sql.join(declared, sql` or `)})
    and not exists (select from ${stagedTable(merge)} s where ${keyOf(merge, 's')} = ${keyOf(merge, 't')}))`
}
