import { CRS_LIST, type Crs, crsBySrid } from '../../spatial/geometry/crs.ts'
import { datumOf, ELLIPSOID_PROJ4, type GeodeticDatum, isModern } from './geodetic-datum.ts'
import { child, parseWkt, type WktNode } from './wkt-tree.ts'

export type IdentifiedCrs =
  | { kind: 'known'; crs: Crs; name: string }
  /** A definition without a number of ours, on a datum that needs no shift. */
  | { kind: 'custom'; name: string; proj4: string; unit: Crs['unit'] }
  /** Readable only with stated transformation parameters. */
  | { kind: 'other-datum'; name: string; datum: GeodeticDatum; proj4: string; unit: Crs['unit'] }

const GEOGRAPHIC = ['GEOGCS', 'GEOGCRS', 'GEODCRS', 'BASEGEOGCRS', 'BASEGEODCRS']
const PROJECTED = ['PROJCS', 'PROJCRS']
const WRAPPERS = ['COMPD_CS', 'COMPOUNDCRS', 'BOUNDCRS', 'SOURCECRS']
const TRANSVERSE_MERCATOR = /^(?:gauss.?kruger|transverse.?mercator)$/i
const WEB_MERCATOR = /auxiliary.?sphere|pseudo.?mercator|google.?maps/i

function unwrap(node: WktNode | undefined): WktNode | undefined {
  return node && WRAPPERS.includes(node.keyword) ? unwrap(child(node, ...WRAPPERS, ...PROJECTED, ...GEOGRAPHIC)) : node
}

const numberAt = (node: WktNode | undefined, index: number): number => Number(node?.values[index])

interface Geographic {
  datum: GeodeticDatum
  ellipsoidProj4: string
}

function readGeographic(node: WktNode): Geographic | undefined {
  const datumNode = child(node, 'DATUM', 'GEODETICDATUM', 'TRF', 'ENSEMBLE')
  const ellipsoid = datumNode && child(datumNode, 'SPHEROID', 'ELLIPSOID')
  if (!datumNode || !ellipsoid) return undefined
  const [semiMajorMeters, inverseFlattening] = [numberAt(ellipsoid, 1), numberAt(ellipsoid, 2)]
  if (!(semiMajorMeters > 6e6 && semiMajorMeters < 7e6)) return undefined
  const datum = datumOf(datumNode.values[0] ?? '', { semiMajorMeters, inverseFlattening })
  const shape = inverseFlattening > 0 ? `+a=${semiMajorMeters} +rf=${inverseFlattening}` : `+R=${semiMajorMeters}`
  return { datum, ellipsoidProj4: ELLIPSOID_PROJ4[datum] ?? shape }
}

interface TransverseMercator {
  meridian: number
  falseEasting: number
  falseNorthing: number
  scale: number
  latitude: number
}

function readTransverseMercator(conversion: WktNode): TransverseMercator {
  const parameters = new Map(
    conversion.children
      .filter(({ keyword }) => keyword === 'PARAMETER')
      .map(node => [(node.values[0] ?? '').toLowerCase().replaceAll(/[^a-z]/g, ''), numberAt(node, 1)]),
  )
  const first = (fallback: number, ...names: string[]) =>
    names.map(name => parameters.get(name)).find(Number.isFinite) ?? fallback
  return {
    meridian: first(0, 'centralmeridian', 'longitudeofnaturalorigin', 'longitudeoforigin', 'longitudeofcenter'),
    falseEasting: first(0, 'falseeasting'),
    falseNorthing: first(0, 'falsenorthing'),
    scale: first(1, 'scalefactor', 'scalefactoratnaturalorigin'),
    latitude: first(0, 'latitudeoforigin', 'latitudeofnaturalorigin', 'latitudeofcenter'),
  }
}

/** The numbered CGCS2000 Gauss-Krüger system with these parameters; where 3° and 6° zones coincide the name decides. */
function numberedGaussKruger(
  { meridian, falseEasting, falseNorthing, scale, latitude }: TransverseMercator,
  name: string,
) {
  if (falseNorthing !== 0 || scale !== 1 || latitude !== 0) return undefined
  const same = CRS_LIST.filter(
    crs => crs.proj4.includes(`+lon_0=${meridian} `) && crs.proj4.includes(`+x_0=${falseEasting} `),
  )
  const degrees = /\b6.?degree/i.test(name.replaceAll('_', ' ')) ? '6-degree' : '3-degree'
  return same.find(crs => crs.nameEn.includes(degrees)) ?? same[0]
}

function readProjected(node: WktNode, { datum, ellipsoidProj4 }: Geographic): IdentifiedCrs | undefined {
  const name = node.values[0] ?? ''
  const conversion = child(node, 'CONVERSION') ?? node
  const method = child(conversion, 'METHOD', 'PROJECTION')?.values[0] ?? ''
  const metersPerUnit = numberAt(child(node, 'UNIT', 'LENGTHUNIT'), 1) || 1
  if (isModern(datum) && (WEB_MERCATOR.test(method) || WEB_MERCATOR.test(name)))
    return { kind: 'known', crs: crsBySrid(3857)!, name }
  if (!TRANSVERSE_MERCATOR.test(method)) return undefined

  const tm = readTransverseMercator(conversion)
  const numbered = datum === 'cgcs2000' && metersPerUnit === 1 ? numberedGaussKruger(tm, name) : undefined
  if (numbered) return { kind: 'known', crs: numbered, name: numbered.nameEn }
  const proj4 = `+proj=tmerc +lat_0=${tm.latitude} +lon_0=${tm.meridian} +k=${tm.scale} +x_0=${tm.falseEasting * metersPerUnit} +y_0=${
    tm.falseNorthing * metersPerUnit
  } ${ellipsoidProj4} +to_meter=${metersPerUnit} +no_defs`
  return isModern(datum)
    ? { kind: 'custom', name, proj4, unit: 'meter' }
    : { kind: 'other-datum', name, datum, proj4, unit: 'meter' }
}

/**
 * Identifies a WKT definition (WKT 1 of OGC and ESRI, WKT 2) by its parameters rather than its name or number,
 * because both are often copied wrongly. `undefined` when it is no WKT or a projection that is not read here.
 */
export function crsFromWkt(wkt: string): IdentifiedCrs | undefined {
  const node = unwrap(parseWkt(wkt))
  if (!node) return undefined
  const projected = PROJECTED.includes(node.keyword)
  const geographicNode = projected ? child(node, ...GEOGRAPHIC) : node
  const geographic = geographicNode && GEOGRAPHIC.includes(geographicNode.keyword) && readGeographic(geographicNode)
  if (!geographic) return undefined
  if (projected) return readProjected(node, geographic)
  const name = node.values[0] ?? ''
  const { datum, ellipsoidProj4 } = geographic
  if (isModern(datum)) return { kind: 'known', crs: crsBySrid(datum === 'wgs84' ? 4326 : 4490)!, name }
  return { kind: 'other-datum', name, datum, proj4: `+proj=longlat ${ellipsoidProj4} +no_defs`, unit: 'degree' }
}
