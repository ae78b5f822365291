import { lastCommit } from '../database/commit.ts'
import type { Db } from '../database/schema.ts'
import type { NameEntry } from './name-entry.ts'
import { NAME_LAYERS, type NameLayer } from './name-layers.ts'
import { type NameTable, nameTable } from './name-table.ts'

/** Names of one layer with the table that finds them; the rows of both correspond. */
export interface IndexedNames {
  entries: readonly NameEntry[]
  table: NameTable
}

/** All names of the city as of the last commit. */
export type NameIndex = () => Promise<readonly IndexedNames[]>

/**
 * Keeps the names of the city in memory, some 35,000, and follows the commit sequence: before each answer it asks for the last
 * commit, and reads again the layers that have changed since. The first answer waits until all are read.
 */
export function createNameIndex(db: Db): NameIndex {
  const layers = new Map<NameLayer, IndexedNames>()
  let seq = -1
  let catchingUp: Promise<void> | undefined

  async function catchUp(): Promise<void> {
    const last = await lastCommit(db)
    if (last === seq) return
    const changed = seq < 0 ? undefined : await changedTables(db, seq)
    await Promise.all(
      NAME_LAYERS.filter(({ table }) => !changed || changed.has(table)).map(async layer => {
        const entries = await layer.entries(db)
        layers.set(layer, { entries, table: nameTable(entries) })
      }),
    )
    // Read before the layers: what is published in between is read again, never missed.
    seq = last
  }

  return async () => {
    // One under way may have asked for the last commit before the caller's own was published.
    await catchingUp?.catch(() => {})
    catchingUp ??= catchUp().finally(() => {
      catchingUp = undefined
    })
    await catchingUp
    return [...layers.values()]
  }
}

async function changedTables(db: Db, since: number): Promise<Set<string>> {
  const rows = await db.selectFrom('changes').select('layer').distinct().where('seq', '>', since).execute()
  const tables = new Set(rows.map(({ layer }) => layer))
  // Subtitles of places and grids name their areas.
  if (tables.has('areas')) tables.add('places').add('unit_grids')
  return tables
}
