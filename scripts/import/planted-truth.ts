import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { CheckId } from '../../data-import/checks/check-list.ts'
import type { Db } from '../../spatial/database/schema.ts'
import type { Truth } from '../demo-city/defects/truth.ts'

/** A defect planted in the synthetic delivery, or one found in it. */
export interface Defect {
  /** Layer, sheet or file without its extension. */
  table: string
  /** From 1 in its table; null where it is about more than a row. */
  row: number | null
  check: CheckId
}

export interface Comparison {
  planted: number
  found: number
  /** Planted and not found; found and not planted. */
  missed: Defect[]
  spurious: Defect[]
  precision: number
  recall: number
}

/** What was planted in one delivery (`delivery`, `defects/…`) of the demo city's folder. Only tests and benches read it. */
export async function plantedDefects(folder: string, delivery: string): Promise<Defect[]> {
  const { defects } = JSON.parse(await readFile(join(folder, 'truth.json'), 'utf8')) as Truth
  return defects
    .filter(({ file }) => file.startsWith(`${delivery}/`))
    .map(({ table, row, check }) => ({ table, row, check }))
}

/** All findings of the batches from a number on. */
export const foundDefects = (db: Db, firstBatch = 1): Promise<Defect[]> =>
  db
    .selectFrom('import_findings')
    .where('batch_id', '>=', firstBatch)
    .select(['table_name as table', 'row_number as row', 'check_id as check'])
    .orderBy('batch_id')
    .orderBy('number')
    .$castTo<Defect>()
    .execute()

const identity = ({ table, row, check }: Defect): string => `${table} ${row ?? ''} ${check}`

/** Precision and recall of what was found; each defect counts as often as it occurs. */
export function compareDefects(planted: readonly Defect[], found: readonly Defect[]): Comparison {
  const missed = without(planted, found)
  const spurious = without(found, planted)
  return {
    planted: planted.length,
    found: found.length,
    missed,
    spurious,
    precision: found.length === 0 ? 1 : (found.length - spurious.length) / found.length,
    recall: planted.length === 0 ? 1 : (planted.length - missed.length) / planted.length,
  }
}

function without(all: readonly Defect[], others: readonly Defect[]): Defect[] {
  const left = new Map<string, number>()
  for (const other of others) left.set(identity(other), (left.get(identity(other)) ?? 0) + 1)
  return all.filter(defect => {
    const count = left.get(identity(defect)) ?? 0
    left.set(identity(defect), count - 1)
    return count <= 0
  })
}
