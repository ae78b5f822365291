import type { LonLat } from '../database/postgis.ts'
import type { Db } from '../database/schema.ts'
import { englishName } from './english-name.ts'
import type { IndexedNames } from './name-index.ts'
import { QUALITY } from './name-table.ts'
import { CROSSING_WORD } from './name-words.ts'
import { roadCrossings } from './road-crossing.ts'
import { searchNames } from './search-names.ts'
import { placed, type RankedResult, rankingDistance, type SearchResult } from './search-result.ts'

/** 嘉禾东路与明月路, 嘉禾东路和明月路交叉口, 嘉禾东路/明月路路口. */
const TWO_ROADS = /^\s*(.+?)\s*[与和及、&/×+]\s*(.+?)\s*(?:(?:的)?(?:交叉口|交叉处|交汇处|交界处|路口|交叉))?\s*$/

/** Spellings that may mean several roads are tried with the best few of each. */
const ROADS_TRIED = 2

/** Crossings of two roads that are named together. */
export async function searchCrossings(
  db: Db,
  typed: string,
  { names, near }: { names: readonly IndexedNames[]; near?: LonLat | undefined },
): Promise<RankedResult[]> {
  const [, one, other] = TWO_ROADS.exec(typed) ?? []
  if (!one || !other) return []
  const roads = names.filter(({ entries }) => entries[0]?.kind === 'road')
  const named = (text: string) =>
    searchNames(roads, text, { near, limit: ROADS_TRIED }).map(({ result, quality }) => ({
      road: result.titleZh,
      quality,
    }))
  const pairs = named(one).flatMap(a =>
    named(other).map(b => ({ a: a.road, b: b.road, quality: a.quality + b.quality })),
  )
  const found = await Promise.all(
    pairs
      .filter(({ a, b }) => a !== b)
      .map(async ({ a, b, quality }) => {
        const crossings = await roadCrossings(db, a, b)
        return crossings.map(position => ranked(crossingResult(a, b, placed(position, near)), quality))
      }),
  )
  return found.flat()
}

const ranked = (result: SearchResult, quality: number): RankedResult => ({
  quality: Math.min(quality, QUALITY.sameSound),
  tier: 0,
  distanceMeters: rankingDistance(result),
  result,
})

const crossingResult = (a: string, b: string, where: { lon?: number; lat?: number }): SearchResult => ({
  kind: 'crossing',
  key: `${a}/${b}/${where.lon},${where.lat}`,
  titleZh: `${a}与${b}路口`,
  titleEn: `${englishName(a)} and ${englishName(b)}`,
  subtitleZh: CROSSING_WORD.zh,
  subtitleEn: CROSSING_WORD.en,
  ...where,
})
