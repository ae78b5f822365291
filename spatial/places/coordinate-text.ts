import proj4 from 'proj4'
import { crsBySrid } from '../geometry/crs.ts'

/** A pasted coordinate, in CGCS2000 degrees, with a sentence on how it was understood. */
export interface ReadCoordinate {
  lon: number
  lat: number
  readAsZh: string
  readAsEn: string
}

type Axis = 'lon' | 'lat'
interface Angle {
  value: number
  axis: Axis | undefined
}

/** Where China lies, in degrees: wide enough for every city, narrow enough that longitude and latitude never mix up. */
const CHINA = { lon: [73, 136], lat: [3, 54] } as const
/** Northings on a Gauss-Krüger plane, in metres, from Hainan to Heilongjiang; no easting falls in between. */
const NORTHING = [1_900_000, 6_000_000] as const
const EASTING_WITHOUT_ZONE = [100_000, 900_000] as const
/** Zone numbers written before an easting: 13 to 23 are 6° zones (from EPSG:4491), 25 to 45 are 3° zones (from EPSG:4513). */
const ZONE_FAMILIES = [
  { firstZone: 13, lastZone: 23, firstSrid: 4491 },
  { firstZone: 25, lastZone: 45, firstSrid: 4513 },
] as const

const LABEL = '(东经|西经|北纬|南纬|经度|纬度|LONGITUDE|LATITUDE|LON|LNG|LAT|[NSEWXY])'
const NUMBER = '(\\d+(?:\\.\\d+)?)'
const ANGLE = `${LABEL}?\\s*[:=]?\\s*([+-]?)${NUMBER}\\s*(?:[°度]\\s*(?:${NUMBER}\\s*['分]\\s*(?:${NUMBER}\\s*["秒])?)?)?\\s*([NSEW])?`
const PAIR = new RegExp(`^${ANGLE}[\\s,;、/]+${ANGLE}$`)
/** Two angles may stand without a gap only when each carries its unit or label: 北纬30.5°东经105.6°. */
const PAIR_WITHOUT_GAP = new RegExp(`^${ANGLE}(?=东|西|北|南|经|纬|[NSEWL])${ANGLE}$`)

/**
 * Reads a coordinate in the forms people paste: decimal degrees in either order, degrees-minutes-seconds, hemispheres as
 * letters or as 北纬东经, and Gauss-Krüger metres in either order with or without the zone before the easting.
 *
 * @param projectedSrid the city's plane, taken for eastings without a zone (EPSG number)
 * @returns `undefined` when the text is not a coordinate
 */
export function readCoordinate(text: string, projectedSrid: number): ReadCoordinate | undefined {
  const plain = plainNotation(text)
  const match = PAIR.exec(plain) ?? PAIR_WITHOUT_GAP.exec(plain)
  if (!match) return undefined
  const first = angle(match.slice(1, 7))
  const second = angle(match.slice(7, 13))
  if (!first || !second) return undefined
  return degrees(first, second) ?? meters(first.value, second.value, projectedSrid)
}

function plainNotation(text: string): string {
  return text
    .replace(/[″”“＂]|′′|''/g, '"')
    .replace(/[′’‘＇]/g, "'")
    .normalize('NFKC')
    .toUpperCase()
    .replace(/^\s*(?:POINT|GEO:|坐标[:是]?)/, ' ')
    .replace(/[()[\]{}]/g, ' ')
    .replace(/(\d+):(\d+):(\d+(?:\.\d+)?)/g, '$1°$2\'$3"')
    .trim()
}

function angle(parts: (string | undefined)[]): Angle | undefined {
  const [label, sign, whole, minutes, seconds, hemisphere] = parts
  if (Number(minutes ?? 0) >= 60 || Number(seconds ?? 0) >= 60) return undefined
  const size = Number(whole) + Number(minutes ?? 0) / 60 + Number(seconds ?? 0) / 3600
  const name = hemisphere ?? label ?? ''
  const negative = sign === '-' || /^(?:西|南|S|W)/.test(name)
  return { value: negative ? -size : size, axis: axisOf(name) }
}

/** X and Y say nothing: surveyors write the northing as X, programmers the easting. */
function axisOf(name: string): Axis | undefined {
  if (/^(?:东|西|经|LON|LNG|E|W)/.test(name)) return 'lon'
  return /^(?:北|南|纬|LAT|N|S)/.test(name) ? 'lat' : undefined
}

function degrees(first: Angle, second: Angle): ReadCoordinate | undefined {
  const lonFirst = isLonFirst(first, second)
  const [lon, lat] = lonFirst ? [first.value, second.value] : [second.value, first.value]
  if (Math.abs(lon) > 180 || Math.abs(lat) > 90 || contradicts(first, second)) return undefined
  return lonFirst
    ? { lon, lat, readAsZh: '按“经度，纬度”读取', readAsEn: 'Read as longitude, latitude' }
    : { lon, lat, readAsZh: '按“纬度，经度”读取', readAsEn: 'Read as latitude, longitude' }
}

const contradicts = (first: Angle, second: Angle): boolean => first.axis !== undefined && first.axis === second.axis

function isLonFirst(first: Angle, second: Angle): boolean {
  if (first.axis ?? second.axis) return first.axis === 'lon' || second.axis === 'lat'
  const isSwappedInChina = within(second.value, CHINA.lon) && within(first.value, CHINA.lat)
  return !isSwappedInChina && Math.abs(second.value) <= 90
}

function meters(first: number, second: number, projectedSrid: number): ReadCoordinate | undefined {
  const northFirst = within(first, NORTHING)
  const [north, east] = northFirst ? [first, second] : [second, first]
  const crs = within(north, NORTHING) ? crsBySrid(sridOfEasting(east, projectedSrid) ?? 0) : undefined
  if (!crs) return undefined
  const [lon, lat] = proj4(crs.proj4, crsBySrid(4490)!.proj4, [east, north])
  const order = northFirst ? ['北坐标，东坐标', 'northing, easting'] : ['东坐标，北坐标', 'easting, northing']
  return {
    lon,
    lat,
    readAsZh: `按“${order[0]}”（EPSG:${crs.srid} ${crs.nameZh}）读取`,
    readAsEn: `Read as ${order[1]} (EPSG:${crs.srid} ${crs.nameEn})`,
  }
}

function sridOfEasting(eastingMeters: number, projectedSrid: number): number | undefined {
  if (within(eastingMeters, EASTING_WITHOUT_ZONE)) return projectedSrid
  const zone = Math.floor(eastingMeters / 1_000_000)
  const family = ZONE_FAMILIES.find(({ firstZone, lastZone }) => zone >= firstZone && zone <= lastZone)
  const isInZone = within(eastingMeters - zone * 1_000_000, EASTING_WITHOUT_ZONE)
  return family && isInZone ? family.firstSrid + zone - family.firstZone : undefined
}

const within = (value: number, [low, high]: readonly [number, number]): boolean => value >= low && value <= high
