import { crsBySrid } from '../../spatial/geometry/crs.ts'
import type { CityExtent } from '../formats/source.ts'
import { knownCrs, type SourceCrs, swappedCrs } from './source-crs.ts'

export interface Guess {
  /** `undefined`: the numbers have this form, but what they mean must be stated. */
  crs: SourceCrs | undefined
  /** What to state to confirm the guess. */
  statement: string
  evidence: string
  evidenceZh: string
}

type Range = [from: number, to: number]
const within = (value: number, [from, to]: Range): boolean => value >= from && value <= to

/** China with a margin, degrees. */
const LONGITUDES: Range = [72, 137]
const LATITUDES: Range = [2, 55]
/** Northings of China on any Gauss-Krüger grid, metres. */
const NORTHINGS: Range = [300_000, 6_200_000]
/** Eastings without zone prefix reach at most about 330 km either side of the false easting of 500 km. */
const EASTINGS: Range = [150_000, 850_000]
const ZONE = 1_000_000

function median(positions: Float64Array, axis: 0 | 1): number {
  const values = positions.filter((_, i) => i % 2 === axis).sort()
  return values[values.length >> 1] ?? Number.NaN
}

/** Zones 13 to 23 are 6° wide, 25 to 45 are 3° wide: the number alone tells which. */
function zonedSrid(east: number): number | undefined {
  const zone = Math.floor(east / ZONE)
  if (!within(east - zone * ZONE, EASTINGS)) return undefined
  if (zone >= 13 && zone <= 23) return 4491 + zone - 13
  return zone >= 25 && zone <= 45 ? 4513 + zone - 25 : undefined
}

function guessZoned(east: number): Guess | undefined {
  const srid = zonedSrid(east)
  if (srid === undefined) return undefined
  const zone = Math.floor(east / ZONE)
  return {
    crs: knownCrs(crsBySrid(srid)!),
    statement: `EPSG:${srid}`,
    evidence: `eastings start with zone number ${zone}`,
    evidenceZh: `东坐标带有带号 ${zone}`,
  }
}

function guessPlain(east: number, north: number, city: CityExtent | undefined): Guess | undefined {
  if (!within(east, EASTINGS)) return undefined
  const cityCrs = city && knownCrs(crsBySrid(city.srid)!)
  const lonLat = cityCrs?.toLonLat([east, north])
  const [minLon, minLat, maxLon, maxLat] = city?.bounds ?? [0, 0, 0, 0]
  if (city && lonLat && within(lonLat[0], [minLon, maxLon]) && within(lonLat[1], [minLat, maxLat]))
    return {
      crs: cityCrs!,
      statement: `EPSG:${city.srid}`,
      evidence: `plain eastings that fall in ${city.nameEn} with the city's own meridian`,
      evidenceZh: `不带带号的东坐标，按本市中央经线落在${city.nameZh}范围内`,
    }
  return {
    crs: undefined,
    statement: 'EPSG:…',
    evidence: 'plain eastings without zone number: the central meridian is not known',
    evidenceZh: '东坐标不带带号，中央经线未知',
  }
}

function guessInOrder(x: number, y: number, city: CityExtent | undefined): Guess | undefined {
  if (within(x, LONGITUDES) && within(y, LATITUDES))
    return {
      crs: knownCrs(crsBySrid(4490)!),
      statement: 'EPSG:4490',
      evidence: 'numbers like longitude and latitude in China',
      evidenceZh: '数值像是中国境内的经纬度',
    }
  if (!within(y, NORTHINGS)) return undefined
  return guessZoned(x) ?? guessPlain(x, y, city)
}

/** Where the numbers of `positions` alone (x y pairs) point; `undefined` when they fit nothing known. */
export function guessCrs(positions: Float64Array, city: CityExtent | undefined): Guess | undefined {
  const [x, y] = [median(positions, 0), median(positions, 1)]
  const straight = guessInOrder(x, y, city)
  if (straight) return straight
  const turned = guessInOrder(y, x, city)
  return (
    turned && {
      crs: turned.crs && swappedCrs(turned.crs),
      statement: `${turned.statement} yx`,
      evidence: `${turned.evidence}, with y written before x`,
      evidenceZh: `${turned.evidenceZh}，且纵横坐标顺序颠倒`,
    }
  )
}

/** Whether most positions can be numbers of this unit: degrees stay within ±180 and ±90, metres do not. */
export function fitsUnit(positions: Float64Array, unit: 'degree' | 'meter'): boolean {
  if (positions.length === 0) return true
  const looksLikeDegrees = Math.abs(median(positions, 0)) <= 180 && Math.abs(median(positions, 1)) <= 180
  return looksLikeDegrees === (unit === 'degree')
}
