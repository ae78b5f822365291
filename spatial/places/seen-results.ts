import { sightSignature } from '../access/narrowed.ts'
import type { Reader } from '../access/reader.ts'
import { seenKeys, seesWholeRows } from '../access/seen-keys.ts'
import type { Db } from '../database/schema.ts'
import type { RankedResult, SearchResult } from './search-result.ts'

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

/** Whoever sees little of much is looked for among eight times as many, and again, until there is enough or nothing more. */
const WIDENING = 8

/**
 * The best results of one search that a reader sees, in their order. `find` answers the best so many of all; fewer than were asked
 * for, or more, are all there are.
 */
export async function bestSeen(
  db: Db,
  { reader, limit }: { reader: Reader; limit: number },
  find: (among: number) => Promise<RankedResult[]>,
): Promise<RankedResult[]> {
  if (sightSignature(reader.grants) === '') return find(limit)
  for (let among = limit; ; among *= WIDENING) {
    const found = await find(among)
    const seen = await seenResults(db, reader, found)
    if (seen.length >= limit || found.length !== among) return seen.slice(0, limit)
  }
}

async function seenResults(db: Db, reader: Reader, results: RankedResult[]): Promise<RankedResult[]> {
  const seen = new Map<string, ReadonlySet<string>>()
  for (const [kind, of] of Map.groupBy(results, ({ result }) => result.kind)) {
    const table = TABLES[kind]
    const keys = of.map(({ result }) => result.key)
    if (table && seesWholeRows(reader, table)) seen.set(kind, await seenKeys(db, reader, { table, keys }))
    if (table === null) seen.set(kind, new Set(keys))
  }
  return results.filter(({ result: { kind, key } }) => seen.get(kind)?.has(key))
}
