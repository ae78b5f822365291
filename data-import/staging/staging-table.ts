import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../../spatial/database/schema.ts'
import type { Dataset, StagedType } from '../datasets/dataset.ts'

export type WrittenType = StagedType | 'geometry' | 'boolean'

/** One column of the staging table in the order of writing. */
export interface WrittenColumn {
  name: string
  type: WrittenType
}

export const stagingName = (batchId: number): string => `staging_${batchId}`

export const stagingTable = (batchId: number): RawBuilder<unknown> => sql.table(stagingName(batchId))

/** Columns of the staging table: where the row came from, whether it is held back, the dataset's columns, the shape. */
export function writtenColumns({ staged, shapes }: Dataset): WrittenColumn[] {
  return [
    { name: 'table_number', type: 'integer' },
    { name: 'row_number', type: 'integer' },
    { name: 'is_held', type: 'boolean' },
    ...staged,
    ...(shapes === 'none' ? [] : [{ name: 'geom', type: 'geometry' as const }]),
  ]
}

const SQL_TYPE: Partial<Record<WrittenType, RawBuilder<unknown>>> = {
  geometry: sql`geometry(Geometry, 4490)`,
}

/**
 * Creates the batch's staging table. It is unlogged: after a crash of the server it is empty, and the batch is read
 * again from its files.
 */
export async function createStaging(db: Db, batchId: number, dataset: Dataset): Promise<void> {
  const columns = writtenColumns(dataset).map(
    ({ name, type }) => sql`${sql.id(name)} ${SQL_TYPE[type] ?? sql.raw(type)}`,
  )
  await dropStaging(db, batchId)
  await sql`create unlogged table ${stagingTable(batchId)} (${sql.join(columns)})`.execute(db)
}

export async function dropStaging(db: Db, batchId: number): Promise<void> {
  await sql`drop table if exists ${stagingTable(batchId)}`.execute(db)
}
