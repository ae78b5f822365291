import { DomainError } from '../../spatial/domain-error.ts'
import { type Crs, crsBySrid, type NamedCrs } from '../../spatial/geometry/crs.ts'

/** Esri's own numbers for Web Mercator, old and new. */
const WEB_MERCATOR = [102100, 102113, 900913]
const ESRI_WEB_MERCATOR = 102100

/** In which the service says where things are, unless it is asked for another. */
export const STORED = crsBySrid(4490)!
export const WGS84 = crsBySrid(4326)!

export interface SpatialReference {
  wkid: number
  latestWkid: number
}

export const spatialReference = ({ srid }: Crs): SpatialReference => ({
  wkid: srid === 3857 ? ESRI_WEB_MERCATOR : srid,
  latestWkid: srid,
})

/** A reference system as clients name it: a number, `EPSG:4326`, or an object with wkid and latestWkid. */
export function crsNamed(what: string, value: unknown): Crs {
  const srid = sridOf(value)
  const crs = srid === undefined ? undefined : crsBySrid(WEB_MERCATOR.includes(srid) ? 3857 : srid)
  if (crs) return crs
  throw new DomainError(
    'invalid-parameter',
    `${what}: expected the wkid of a reference system that is served here, such as 4490, 4326, 4544 or 102100; found ${JSON.stringify(value)}.`,
  )
}

function sridOf(value: unknown): number | undefined {
  if (typeof value === 'number') return value
  if (typeof value === 'string') {
    const text = value.trim()
    if (text.startsWith('{')) return sridOf(parsed(text))
    const [digits] = /\d+$/.exec(text.replace(/^EPSG:/i, '')) ?? []
    return digits === undefined ? undefined : Number(digits)
  }
  const { latestWkid, wkid } = (value ?? {}) as Partial<SpatialReference>
  const number = latestWkid ?? wkid
  return typeof number === 'number' ? number : undefined
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Esri writes x first, whatever the reference system. */
export const xFirst = (crs: Crs): NamedCrs => ({ crs, yFirst: false })
