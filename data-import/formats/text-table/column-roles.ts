import type { ColumnRoles } from '../source.ts'
import { isDms, parseAngle, parsePair } from './parse-angle.ts'
import { looksLikeWkt } from './wkt-geometry.ts'

type Axis = 'lon' | 'lat' | 'x' | 'y' | 'east' | 'north'

/** Names under which coordinates travel. Plain x and y say nothing yet: in survey tables X is the northing. */
const NAMES: [pattern: RegExp, axis: Axis][] = [
  [
    /^(?:lon|lng|long|longitude|经度|东经|坐标经度|gps_?lon(?:gitude)?|lon_?(?:wgs84|gcj02|bd09|dd|deg)|.*_lon(?:gitude)?|.*经度.*)$/i,
    'lon',
  ],
  [
    /^(?:lat|latitude|纬度|北纬|坐标纬度|gps_?lat(?:itude)?|lat_?(?:wgs84|gcj02|bd09|dd|deg)|.*_lat(?:itude)?|.*纬度.*)$/i,
    'lat',
  ],
  [/^(?:east|easting|e|横坐标|东坐标|东向坐标|东)$/i, 'east'],
  [/^(?:north|northing|n|纵坐标|北坐标|北向坐标|北)$/i, 'north'],
  [/^(?:x|point_?x|coord_?x|x_?coord(?:inate)?|x坐标|坐标x|x值)(?:[（(].*[)）])?$/i, 'x'],
  [/^(?:y|point_?y|coord_?y|y_?coord(?:inate)?|y坐标|坐标y|y值)(?:[（(].*[)）])?$/i, 'y'],
]
const PAIR_NAME = /坐标|经纬度|位置|location|lonlat|latlon|lnglat|coord/i

/** Share of a column's filled cells that must fit a role; a telling name asks for less. */
const CONVINCING_SHARE = 0.8
const SHARE_UNDER_TELLING_NAME = 0.5
/** Longitudes of China begin beyond its northernmost latitude. */
const LATITUDE_LIMIT = 56
const NORTHINGS = { least: 1_800_000, most: 6_200_000 }

const filled = (records: string[][], column: number): string[] =>
  records.map(record => (record[column] ?? '').trim()).filter(cell => cell !== '')

function mostly(cells: string[], test: (cell: string) => boolean, share = CONVINCING_SHARE): boolean {
  return cells.length > 0 && cells.filter(test).length >= cells.length * share
}

function median(values: number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN
}

const medianOf = (records: string[][], column: number): number =>
  median(
    filled(records, column)
      .map(parseAngle)
      .filter(value => value !== undefined),
  )

interface Table {
  names: string[]
  records: string[][]
}

function numericColumn({ names, records }: Table, axis: Axis): number {
  return names.findIndex(
    (name, column) =>
      NAMES.find(([pattern]) => pattern.test(name.trim()))?.[1] === axis &&
      mostly(filled(records, column), cell => parseAngle(cell) !== undefined, SHARE_UNDER_TELLING_NAME),
  )
}

function anglesOf({ records }: Table, column: number): 'decimal' | 'dms' {
  return mostly(filled(records, column), isDms) ? 'dms' : 'decimal'
}

function degrees(table: Table, lon: number, lat: number): ColumnRoles {
  return { lon: table.names[lon]!, lat: table.names[lat]!, angles: anglesOf(table, lon) }
}

/** Plain x and y: the numbers tell degrees from metres and which of the two is the northing. */
function fromPlainXy(table: Table, x: number, y: number): ColumnRoles {
  const [medianX, medianY] = [medianOf(table.records, x), medianOf(table.records, y)]
  if (Math.abs(medianX) <= 180 && Math.abs(medianY) <= 180)
    return Math.abs(medianX) < LATITUDE_LIMIT && Math.abs(medianY) > LATITUDE_LIMIT
      ? degrees(table, y, x)
      : degrees(table, x, y)
  const isNorthing = (value: number) => value >= NORTHINGS.least && value <= NORTHINGS.most
  const xIsNorth = isNorthing(medianX) && !isNorthing(medianY)
  return { east: table.names[xIsNorth ? y : x]!, north: table.names[xIsNorth ? x : y]! }
}

function fromPair(table: Table, column: number): ColumnRoles {
  const pairs = filled(table.records, column)
    .map(parsePair)
    .filter(pair => pair !== undefined)
  const firstIsLat =
    Math.abs(median(pairs.map(pair => pair[0]))) < LATITUDE_LIMIT &&
    Math.abs(median(pairs.map(pair => pair[1]))) > LATITUDE_LIMIT
  return { lonLat: table.names[column]!, lonLatOrder: firstIsLat ? 'latLon' : 'lonLat' }
}

/** Which columns hold the position, by their names and by what stands in them; empty when the table has none. */
export function detectColumnRoles(table: Table): ColumnRoles {
  const { names, records } = table
  const [lon, lat] = [numericColumn(table, 'lon'), numericColumn(table, 'lat')]
  if (lon >= 0 && lat >= 0) return degrees(table, lon, lat)
  const wkt = names.findIndex((_, column) => mostly(filled(records, column), looksLikeWkt))
  if (wkt >= 0) return { wkt: names[wkt]! }
  const [east, north] = [numericColumn(table, 'east'), numericColumn(table, 'north')]
  if (east >= 0 && north >= 0) return { east: names[east]!, north: names[north]! }
  const [x, y] = [numericColumn(table, 'x'), numericColumn(table, 'y')]
  if (x >= 0 && y >= 0) return fromPlainXy(table, x, y)
  const pair = names.findIndex(
    (name, column) => PAIR_NAME.test(name) && mostly(filled(records, column), cell => parsePair(cell) !== undefined),
  )
  return pair >= 0 ? fromPair(table, pair) : {}
}
