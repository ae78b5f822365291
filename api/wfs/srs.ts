import { type Crs, crsBySrid, crsFromIdentifier, type NamedCrs } from '../../spatial/geometry/crs.ts'
import { offeredSrids } from '../../spatial/geometry/offered-crs.ts'
import type { Generation } from './versions.ts'
import { invalidParameter } from './wfs-exception.ts'

/** Features are kept in it. */
export const DEFAULT_SRID = 4490

/** Reference systems in which features leave, the default first. */
export const offeredCrs = (projectedSrid: number): Crs[] => offeredSrids(projectedSrid).map(srid => crsBySrid(srid)!)

/** WFS 1.0 knows short names only, whose coordinates are longitude first; the later versions go by the authority. */
export const srsName = ({ srid }: Crs, generation: Generation): string =>
  generation === '1.0' ? `EPSG:${srid}` : `urn:ogc:def:crs:EPSG::${srid}`

/** A reference system that the service offers, by any of its identifiers. */
export function namedCrs(
  identifier: string,
  { locator, projectedSrid }: { locator: string; projectedSrid: number },
): NamedCrs {
  const found = crsFromIdentifier(identifier)
  if (found && (found.crs.srid === 84 || offeredSrids(projectedSrid).includes(found.crs.srid))) return found
  const known = offeredCrs(projectedSrid).map(crs => srsName(crs, '2.0'))
  throw invalidParameter(
    locator,
    `${identifier} is no reference system of this service; there are ${known.join(', ')}.`,
  )
}
