import { ELLIPSOID_PROJ4 } from './geodetic-datum.ts'

export interface LegacyCrs {
  srid: number
  datum: 'xian80' | 'beijing54'
  nameEn: string
  /** Without datum shift: that has to be stated, it differs from city to city. */
  proj4: string
  unit: 'degree' | 'meter'
}

interface LegacyFamily {
  datum: LegacyCrs['datum']
  firstSrid: number
  zones: number
  zoneWidth: 3 | 6
  firstZone?: number
}

/** Gauss-Krüger families of the two older national systems as EPSG numbers them, from central meridian 75°E. */
const FAMILIES: LegacyFamily[] = [
  { datum: 'xian80', firstSrid: 2327, zones: 11, zoneWidth: 6, firstZone: 13 },
  { datum: 'xian80', firstSrid: 2338, zones: 11, zoneWidth: 6 },
  { datum: 'xian80', firstSrid: 2349, zones: 21, zoneWidth: 3, firstZone: 25 },
  { datum: 'xian80', firstSrid: 2370, zones: 21, zoneWidth: 3 },
  { datum: 'beijing54', firstSrid: 21413, zones: 11, zoneWidth: 6, firstZone: 13 },
  { datum: 'beijing54', firstSrid: 21453, zones: 11, zoneWidth: 6 },
  { datum: 'beijing54', firstSrid: 2401, zones: 21, zoneWidth: 3, firstZone: 25 },
  { datum: 'beijing54', firstSrid: 2422, zones: 21, zoneWidth: 3 },
]

const GEOGRAPHIC: Record<number, LegacyCrs['datum']> = { 4610: 'xian80', 4214: 'beijing54' }
const TITLES = { xian80: 'Xian 1980', beijing54: 'Beijing 1954' }

/** A reference system on Xi'an 80 or Beijing 54 by its EPSG number. */
export function legacyBySrid(srid: number): LegacyCrs | undefined {
  const datum = GEOGRAPHIC[srid]
  if (datum)
    return { srid, datum, nameEn: TITLES[datum], proj4: `+proj=longlat ${ELLIPSOID_PROJ4[datum]}`, unit: 'degree' }
  const family = FAMILIES.find(({ firstSrid, zones }) => srid >= firstSrid && srid < firstSrid + zones)
  if (!family) return undefined
  const index = srid - family.firstSrid
  const meridian = 75 + index * family.zoneWidth
  const zone = family.firstZone === undefined ? undefined : family.firstZone + index
  const east = (zone ?? 0) * 1_000_000 + 500_000
  return {
    srid,
    datum: family.datum,
    nameEn: `${TITLES[family.datum]} / ${family.zoneWidth}-degree Gauss-Kruger ${zone ? `zone ${zone}` : `CM ${meridian}E`}`,
    proj4: `+proj=tmerc +lat_0=0 +lon_0=${meridian} +k=1 +x_0=${east} +y_0=0 ${ELLIPSOID_PROJ4[family.datum]} +units=m`,
    unit: 'meter',
  }
}
