import { sightSignature } from '../access/narrowed.ts'
import type { Reader } from '../access/reader.ts'
import { seenKeys, seesWholeRows } from '../access/seen-keys.ts'
import type { Db } from '../database/schema.ts'
import type { SearchResult } from './search-result.ts'

/** The table that a result is a row of; null for what anyone may find, nothing for what is made of the whole city. */
const TABLES: Partial<Record<SearchResult['kind'], string | null>> = {
  component: 'components',
  road: 'roads',
  place: 'places',
  grid: 'unit_grids',
  area: 'areas',
  class: null,
  organisation: null,
  coordinate: null,
}

/** The results that a reader sees, in the order they were in. */
export async function seenResults(db: Db, reader: Reader, results: SearchResult[]): Promise<SearchResult[]> {
  if (sightSignature(reader.grants) === '') return results
  const seen = new Map<string, ReadonlySet<string>>()
  for (const [kind, of] of Map.groupBy(results, result => result.kind)) {
    const table = TABLES[kind]
    const keys = of.map(({ key }) => key)
    if (table && seesWholeRows(reader, table)) seen.set(kind, await seenKeys(db, reader, { table, keys }))
    if (table === null) seen.set(kind, new Set(keys))
  }
  return results.filter(({ kind, key }) => seen.get(kind)?.has(key))
}
