import { crsBySrid, crsFromIdentifier } from '../../spatial/geometry/crs.ts'
import { crsFromWkt } from './crs-from-wkt.ts'
import { legacyBySrid } from './legacy-crs.ts'
import { chineseDatumCrs, customCrs, knownCrs, type SourceCrs, shiftedCrs, swappedCrs } from './source-crs.ts'

/** Names people write instead of numbers. */
const SPOKEN: [pattern: RegExp, crs: () => SourceCrs][] = [
  [/^(?:gcj-?02|火星坐标系?|高德|腾讯)$/i, () => chineseDatumCrs('GCJ-02')],
  [/^(?:bd-?09(?:ll)?|百度(?:坐标系?)?)$/i, () => chineseDatumCrs('BD-09')],
  [/^(?:cgcs-?2000|2000国家大地坐标系)$/i, () => knownCrs(crsBySrid(4490)!)],
  [/^wgs-?84$/i, () => knownCrs(crsBySrid(4326)!)],
]

const SEVEN_PARAMETERS = /\+towgs84=(-?[\d.]+(?:,-?[\d.]+){2}(?:(?:,-?[\d.]+){4})?)/
const FOUR_PARAMETERS = /\+helmert=(-?[\d.]+),(-?[\d.]+),(-?[\d.]+),(-?[\d.]+)/
const Y_FIRST = /\s+yx$/i

function readProj4(definition: string): SourceCrs | undefined {
  if (!/\+proj=\w+/.test(definition)) return undefined
  try {
    return customCrs({
      name: definition,
      proj4: definition,
      unit: /\+proj=longlat/.test(definition) ? 'degree' : 'meter',
    })
  } catch {
    return undefined
  }
}

function readBase(text: string, sevenParameters: string | undefined): SourceCrs | undefined {
  if (text.startsWith('+')) return readProj4(sevenParameters ? `${text} +towgs84=${sevenParameters}` : text)
  const spoken = SPOKEN.find(([pattern]) => pattern.test(text.replaceAll(/\s/g, '')))
  if (spoken) return spoken[1]()
  const known = crsFromIdentifier(/^\d+$/.test(text) ? `EPSG:${text}` : text)
  if (known) return knownCrs(known.crs)
  const legacy = legacyBySrid(Number(/^(?:EPSG:)?(\d+)$/i.exec(text)?.[1]))
  if (legacy && sevenParameters)
    return {
      ...customCrs({ name: legacy.nameEn, proj4: `${legacy.proj4} +towgs84=${sevenParameters}`, unit: legacy.unit }),
      srid: legacy.srid,
    }
  const wkt = crsFromWkt(text)
  if (wkt?.kind === 'known') return knownCrs(wkt.crs)
  return wkt?.kind === 'custom' ? customCrs(wkt) : undefined
}

/**
 * Reads a statement about coordinates. Forms: `EPSG:4544`, `GCJ-02`, `BD-09`, a proj4 or WKT definition; an older
 * national system with its parameters, `EPSG:2380 +towgs84=dx,dy,dz[,rx,ry,rz,ppm]`; a local grid with four parameters
 * onto a system, `EPSG:4544 +helmert=dEast,dNorth,rotationSeconds,ppm`; ` yx` after any of them when the file has
 * northing or latitude where the easting should be. `undefined` when it is none of these, which includes an older
 * system without parameters: the shift is never guessed.
 */
export function crsFromStatement(statement: string): SourceCrs | undefined {
  const isYFirst = Y_FIRST.test(statement)
  const sevenParameters = SEVEN_PARAMETERS.exec(statement)?.[1]
  const fourParameters = FOUR_PARAMETERS.exec(statement)?.slice(1).map(Number)
  const text = statement.replace(Y_FIRST, '').replace(SEVEN_PARAMETERS, '').replace(FOUR_PARAMETERS, '').trim()
  let crs = readBase(text, sevenParameters)
  if (crs && fourParameters) {
    const [eastMeters = 0, northMeters = 0, rotationSeconds = 0, scalePpm = 0] = fourParameters
    crs = shiftedCrs(crs, { eastMeters, northMeters, rotationSeconds, scalePpm })
  }
  return crs && isYFirst ? swappedCrs(crs) : crs
}
