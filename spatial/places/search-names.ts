import type { LonLat } from '../database/postgis.ts'
import { metersBetween } from '../geometry/meters-between.ts'
import { bestOf } from './best-of.ts'
import { englishName } from './english-name.ts'
import type { NameEntry } from './name-entry.ts'
import type { IndexedNames } from './name-index.ts'
import { matchQualities, type NameTable, QUALITY } from './name-table.ts'
import { nameQuery } from './name-text.ts'
import { byRank, placed, type RankedResult, type SearchResult } from './search-result.ts'

interface RankedEntry {
  quality: number
  tier: number
  distanceMeters: number
  entry: NameEntry
}

export interface NameSearch {
  near?: LonLat | undefined
  limit: number
}

/** The names that fit best: by how well they match, then the few and large before the many and small, then by distance. */
export function searchNames(
  layers: readonly IndexedNames[],
  typed: string,
  { near, limit }: NameSearch,
): RankedResult[] {
  const best = bestOf<RankedEntry>(limit, compareEntries)
  for (const { entries, table } of layers) {
    const qualities = qualitiesOf(table, typed)
    for (let row = 0; row < qualities.length; row++) {
      const quality = qualities[row]!
      if (quality === QUALITY.none) continue
      const entry = entries[row]!
      best.offer({ quality, tier: entry.tier, distanceMeters: distance(entry, near), entry })
    }
  }
  return best.best().map(({ entry, ...rank }) => ({ ...rank, result: entryResult(entry, near) }))
}

/** Without a place to be near to, the shorter name is the closer one; keys make the order the same each time. */
const compareEntries = (a: RankedEntry, b: RankedEntry): number =>
  byRank(a, b) || a.entry.names[0]!.length - b.entry.names[0]!.length || (a.entry.key < b.entry.key ? -1 : 1)

const distance = ({ position }: NameEntry, near: LonLat | undefined): number =>
  position && near ? metersBetween(near, position) : Number.MAX_SAFE_INTEGER

/** Words with spaces between may also stand apart in the name, in any order: 嘉禾 55号. */
function qualitiesOf(table: NameTable, typed: string): Uint8Array {
  const together = matchQualities(table, nameQuery(typed))
  const words = typed.trim().split(/\s+/)
  if (words.length < 2) return together
  const apart = words.map(word => matchQualities(table, nameQuery(word)))
  return together.map((quality, row) => Math.min(quality, Math.max(...apart.map(qualities => qualities[row]!))))
}

export function entryResult(entry: NameEntry, near: LonLat | undefined): SearchResult {
  const { kind, key, names, titleEn, subtitleZh, subtitleEn, position, bbox } = entry
  const [titleZh] = names as [string]
  return {
    kind,
    key,
    titleZh,
    titleEn: titleEn ?? (kind === 'place' ? englishName(titleZh) : titleZh),
    subtitleZh,
    subtitleEn,
    ...placed(position, near),
    ...(bbox && { bbox }),
  }
}
