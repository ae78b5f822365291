/** Datums told apart; `modern` ones agree with CGCS2000 to better than a metre, the others need a transformation. */
export type GeodeticDatum = 'cgcs2000' | 'wgs84' | 'xian80' | 'beijing54' | 'other'

export const isModern = (datum: GeodeticDatum): boolean => datum === 'cgcs2000' || datum === 'wgs84'

const NAMES: [pattern: RegExp, datum: GeodeticDatum][] = [
  [/china.*2000|cgcs\W*2000/i, 'cgcs2000'],
  [/wgs\W*_?(?:19)?84|world geodetic system 1984/i, 'wgs84'],
  [/xi'?an.*80/i, 'xian80'],
  [/beijing.*54/i, 'beijing54'],
]

const ELLIPSOIDS: [semiMajorMeters: number, inverseFlattening: number, datum: GeodeticDatum][] = [
  [6378137, 298.257222101, 'cgcs2000'],
  [6378137, 298.257223563, 'wgs84'],
  [6378140, 298.257, 'xian80'],
  [6378245, 298.3, 'beijing54'],
]

/** Names that tools write when they know only the ellipsoid. */
const NAMELESS = /^(?:|unnamed.*|unknown.*|user.?defined.*|not.?specified.*|d_unknown.*|.*based on.*)$/i

export interface Ellipsoid {
  semiMajorMeters: number
  inverseFlattening: number
}

/** The datum by its name, or by its ellipsoid when it has no proper name. */
export function datumOf(name: string, { semiMajorMeters, inverseFlattening }: Ellipsoid): GeodeticDatum {
  const named = NAMES.find(([pattern]) => pattern.test(name))
  if (named) return named[1]
  if (!NAMELESS.test(name)) return 'other'
  const same = ELLIPSOIDS.find(
    ([axis, flattening]) => Math.abs(axis - semiMajorMeters) < 0.01 && Math.abs(flattening - inverseFlattening) < 1e-6,
  )
  return same?.[2] ?? 'other'
}

export const DATUM_NAMES: Record<GeodeticDatum, [english: string, chinese: string]> = {
  cgcs2000: ['CGCS2000', '2000 国家大地坐标系'],
  wgs84: ['WGS 84', 'WGS 84'],
  xian80: ["Xi'an 1980", '1980 西安坐标系'],
  beijing54: ['Beijing 1954', '1954 北京坐标系'],
  other: ['another datum', '其他基准'],
}

export const ELLIPSOID_PROJ4: Partial<Record<GeodeticDatum, string>> = {
  xian80: '+a=6378140 +rf=298.257',
  beijing54: '+a=6378245 +rf=298.3',
}
