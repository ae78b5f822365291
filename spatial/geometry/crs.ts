/** Order in which the authority (EPSG, OGC) writes the two axes of a reference system. */
export type AxisOrder = 'lonLat' | 'latLon' | 'eastNorth' | 'northEast'

export interface Crs {
  /** EPSG number; 84 stands for OGC:CRS84, which has none. */
  srid: number
  nameEn: string
  nameZh: string
  /** Definition for proj4, which always works in lon lat and east north order. */
  proj4: string
  axisOrder: AxisOrder
  unit: 'degree' | 'meter'
}

/** Our own number for OGC:CRS84; EPSG has no code 84. */
const CRS84 = 84

const DEGREES_CGCS2000 = '+proj=longlat +ellps=GRS80 +towgs84=0,0,0 +no_defs'
const DEGREES_WGS84 = '+proj=longlat +datum=WGS84 +no_defs'
const FIRST_MERIDIAN = 75

const gaussKruger = (centralMeridian: number, falseEasting: number): string =>
  `+proj=tmerc +lat_0=0 +lon_0=${centralMeridian} +k=1 +x_0=${falseEasting} +y_0=0 +ellps=GRS80 +towgs84=0,0,0 +units=m +no_defs`

interface Family {
  firstSrid: number
  zones: number
  zoneWidth: 3 | 6
  /** Zone number of the first entry when eastings carry it as a prefix, else absent. */
  firstZone?: number
}

/** The four CGCS2000 Gauss-Krüger families as EPSG numbers them, each starting at central meridian 75°E. */
const FAMILIES: Family[] = [
  { firstSrid: 4491, zones: 11, zoneWidth: 6, firstZone: 13 },
  { firstSrid: 4502, zones: 11, zoneWidth: 6 },
  { firstSrid: 4513, zones: 21, zoneWidth: 3, firstZone: 25 },
  { firstSrid: 4534, zones: 21, zoneWidth: 3 },
]

function familyMember({ firstSrid, zoneWidth, firstZone }: Family, index: number): Crs {
  const meridian = FIRST_MERIDIAN + index * zoneWidth
  const zone = firstZone === undefined ? undefined : firstZone + index
  const which = zone === undefined ? `CM ${meridian}E` : `zone ${zone}`
  const whichZh = zone === undefined ? `中央经线 ${meridian}°` : `第 ${zone} 带`
  return {
    srid: firstSrid + index,
    nameEn: `CGCS2000 / ${zoneWidth}-degree Gauss-Kruger ${which}`,
    nameZh: `CGCS2000 ${zoneWidth} 度带高斯投影 ${whichZh}`,
    proj4: gaussKruger(meridian, (zone ?? 0) * 1_000_000 + 500_000),
    axisOrder: 'northEast',
    unit: 'meter',
  }
}

const GEOGRAPHIC_AND_WEB: Crs[] = [
  {
    srid: 4490,
    nameEn: 'CGCS2000',
    nameZh: '2000 国家大地坐标系',
    proj4: DEGREES_CGCS2000,
    axisOrder: 'latLon',
    unit: 'degree',
  },
  { srid: 4326, nameEn: 'WGS 84', nameZh: 'WGS 84', proj4: DEGREES_WGS84, axisOrder: 'latLon', unit: 'degree' },
  {
    srid: CRS84,
    nameEn: 'WGS 84 longitude-latitude (CRS84)',
    nameZh: 'WGS 84 经纬度 (CRS84)',
    proj4: DEGREES_WGS84,
    axisOrder: 'lonLat',
    unit: 'degree',
  },
  {
    srid: 3857,
    nameEn: 'WGS 84 / Pseudo-Mercator',
    nameZh: 'Web 墨卡托',
    proj4:
      '+proj=merc +a=6378137 +b=6378137 +lat_ts=0 +lon_0=0 +x_0=0 +y_0=0 +k=1 +units=m +nadgrids=@null +wktext +no_defs',
    axisOrder: 'eastNorth',
    unit: 'meter',
  },
]

/** Every reference system the product reads and writes, with its axis order: the one table that all protocols use. */
export const CRS_LIST: readonly Crs[] = [
  ...GEOGRAPHIC_AND_WEB,
  ...FAMILIES.flatMap(family => Array.from({ length: family.zones }, (_, index) => familyMember(family, index))),
]

const BY_SRID = new Map(CRS_LIST.map(crs => [crs.srid, crs]))

export const crsBySrid = (srid: number): Crs | undefined => BY_SRID.get(srid)

/** True where the authority writes latitude or northing first. */
export const isYFirst = ({ axisOrder }: Crs): boolean => axisOrder === 'latLon' || axisOrder === 'northEast'

/** Lon lat (or east north), as we keep it, in the authority's order; applying it twice gives the start back. */
export const inAuthorityOrder = (crs: Crs, [x, y]: readonly [number, number]): [number, number] =>
  isYFirst(crs) ? [y, x] : [x, y]

export interface NamedCrs {
  crs: Crs
  /** How coordinates under this identifier are written: only the short `EPSG:n` form means x first regardless. */
  yFirst: boolean
}

const IDENTIFIER_FORMS: [pattern: RegExp, honoursAuthority: boolean][] = [
  [/^urn:(?:x-)?ogc:def:crs:EPSG:[^:]*:(\d+)$/i, true],
  [/^https?:\/\/www\.opengis\.net\/def\/crs\/EPSG\/[^/]+\/(\d+)$/i, true],
  [/^https?:\/\/www\.opengis\.net\/gml\/srs\/epsg\.xml#(\d+)$/i, false],
  [/^EPSG:{1,2}(\d+)$/i, false],
]

const CRS84_FORMS =
  /^(?:(?:OGC:)?CRS:?84|urn:(?:x-)?ogc:def:crs:OGC:[^:]*:CRS84|https?:\/\/www\.opengis\.net\/def\/crs\/OGC\/[^/]+\/CRS84)$/i

/** Reads a reference system identifier in the forms clients send; `undefined` when unknown or not advertised. */
export function crsFromIdentifier(identifier: string): NamedCrs | undefined {
  const text = identifier.trim()
  if (CRS84_FORMS.test(text)) return { crs: BY_SRID.get(CRS84)!, yFirst: false }
  for (const [pattern, honoursAuthority] of IDENTIFIER_FORMS) {
    const crs = BY_SRID.get(Number(pattern.exec(text)?.[1]))
    if (crs && crs.srid !== CRS84) return { crs, yFirst: honoursAuthority && isYFirst(crs) }
  }
  return undefined
}

/** The URI form that OGC API answers with. */
export const crsUri = ({ srid }: Crs): string =>
  srid === 84 ? 'http://www.opengis.net/def/crs/OGC/1.3/CRS84' : `http://www.opengis.net/def/crs/EPSG/0/${srid}`
