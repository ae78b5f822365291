import type { Reader } from '../access/reader.ts'
import type { CodeFinder } from '../components/components-by-digits.ts'
import type { LonLat } from '../database/postgis.ts'
import type { Db } from '../database/schema.ts'
import { readCoordinate } from './coordinate-text.ts'
import type { NameIndex } from './name-index.ts'
import { searchComponents } from './search-components.ts'
import { searchCrossings } from './search-crossings.ts'
import { searchNames } from './search-names.ts'
import { byRank, placed, type SearchResult } from './search-result.ts'
import { bestSeen } from './seen-results.ts'

export interface SearchRequest {
  text: string
  /** Where the person looks; of equal matches the nearer goes first. */
  near?: LonLat
  limit: number
  /** The city's plane, for coordinates in metres (EPSG number). */
  projectedSrid: number
  /** Who asks: what they do not see is not found. */
  reader: Reader
  /** Finds codes of components without the database. */
  findCodes?: CodeFinder
}

/**
 * One box for everything: codes and serials of components, names of classes, roads, places, areas, units and grids in
 * characters, pinyin or initials, crossings of two roads, and coordinates as people paste them. What was typed whole goes first.
 */
export async function search(db: Db, nameIndex: NameIndex, request: SearchRequest): Promise<SearchResult[]> {
  const { text, near, projectedSrid, reader, limit, findCodes } = request
  const coordinate = readCoordinate(text, projectedSrid)
  if (coordinate) return [coordinateResult(coordinate, near)]
  const names = await nameIndex()
  // each gives its own best that the reader sees, so that none of them crowds out another
  const found = await Promise.all([
    bestSeen(db, { reader, limit }, async among => searchNames(names, text, { near, limit: among })),
    bestSeen(db, { reader, limit }, among => searchComponents(db, text, { names, near, limit: among, findCodes })),
    bestSeen(db, { reader, limit }, () => searchCrossings(db, text, { names, near })),
  ])
  const ranked = found.flat().sort(byRank)
  return ranked.slice(0, limit).map(({ result }) => result)
}

function coordinateResult(
  { lon, lat, readAsZh, readAsEn }: NonNullable<ReturnType<typeof readCoordinate>>,
  near: LonLat | undefined,
): SearchResult {
  const [x, y] = [lon.toFixed(6), lat.toFixed(6)]
  return {
    kind: 'coordinate',
    key: `${x},${y}`,
    titleZh: `经度 ${x}，纬度 ${y}`,
    titleEn: `Longitude ${x}, latitude ${y}`,
    subtitleZh: readAsZh,
    subtitleEn: readAsEn,
    ...placed([lon, lat], near),
  }
}
