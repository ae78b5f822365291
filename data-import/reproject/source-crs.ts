import proj4 from 'proj4'
import { type Crs, crsBySrid } from '../../spatial/geometry/crs.ts'
import { type ChineseDatum, fromChineseDatum } from './chinese-datums.ts'

type Position = [x: number, y: number]

/** A reference system that coordinates can be read from. */
export interface SourceCrs {
  name: string
  srid?: number
  unit: Crs['unit']
  /** Coordinates are swapped before anything else: the file has y where x should be. */
  swapped: boolean
  /** x y (east north, lon lat) to CGCS2000 lon lat; `undefined` outside what the system can represent. */
  toLonLat(position: Position): Position | undefined
}

/** Files that touch a pole or the date line go a rounding error beyond it. */
const ROUNDING_DEGREES = 1e-9
const CGCS2000 = crsBySrid(4490)!.proj4
/** CGCS2000 and WGS 84 differ by centimetres, so degrees in either are taken as they are (domain notes 2.5). */
const asDegrees = ([lon, lat]: Position): Position | undefined =>
  Math.abs(lon) <= 180 + ROUNDING_DEGREES && Math.abs(lat) <= 90 + ROUNDING_DEGREES ? [lon, lat] : undefined

function throughProj4(definition: string): (position: Position) => Position | undefined {
  const converter = proj4(definition, CGCS2000)
  return position => {
    const [lon, lat] = converter.forward(position)
    return asDegrees([lon, lat])
  }
}

export function knownCrs(crs: Crs): SourceCrs {
  return {
    name: crs.nameEn,
    srid: crs.srid,
    unit: crs.unit,
    swapped: false,
    toLonLat: crs.unit === 'degree' ? asDegrees : throughProj4(crs.proj4),
  }
}

export const customCrs = ({
  name,
  proj4: definition,
  unit,
}: {
  name: string
  proj4: string
  unit: Crs['unit']
}): SourceCrs => ({
  name,
  unit,
  swapped: false,
  toLonLat: throughProj4(
    /\+(?:towgs84|datum|nadgrids)=/.test(definition) ? definition : `${definition} +towgs84=0,0,0`,
  ),
})

export const chineseDatumCrs = (datum: ChineseDatum): SourceCrs => ({
  name: datum,
  unit: 'degree',
  swapped: false,
  toLonLat: position => fromChineseDatum(datum, position),
})

export const swappedCrs = (crs: SourceCrs): SourceCrs => ({
  ...crs,
  swapped: !crs.swapped,
  name: `${crs.name}, y before x`,
})

export interface PlaneShift {
  eastMeters: number
  northMeters: number
  rotationSeconds: number
  scalePpm: number
}

const SECONDS_TO_RADIANS = Math.PI / 648_000

/** Four-parameter transformation of a local plane grid into the plane of `crs`. */
export function shiftedCrs(
  crs: SourceCrs,
  { eastMeters, northMeters, rotationSeconds, scalePpm }: PlaneShift,
): SourceCrs {
  const scale = 1 + scalePpm / 1e6
  const cos = Math.cos(rotationSeconds * SECONDS_TO_RADIANS) * scale
  const sin = Math.sin(rotationSeconds * SECONDS_TO_RADIANS) * scale
  return {
    ...crs,
    name: `local grid, four parameters to ${crs.name}`,
    toLonLat: ([x, y]) => crs.toLonLat([eastMeters + cos * x - sin * y, northMeters + sin * x + cos * y]),
  }
}
