import type pg from 'pg'
import { turnBetween } from '../../../spatial/geometry/angles.ts'
import { geodesicBetween } from '../../../spatial/geometry/geodesic.ts'
import { localPlane } from '../../../spatial/geometry/local-plane.ts'
import { type Row, tableOf } from '../table.ts'

const HERE = [105.57, 30.51] as const
const STEPS = 3_600
const DISTANCES_METERS = [3, 12, 40]

/** Bearings all the way round, as look-at computes them, beside those of PROJ's geodesics (GeographicLib) in PostGIS. */
export async function printBearings(pool: pg.Pool): Promise<void> {
  const rows: Row[] = []
  for (const distance of DISTANCES_METERS) {
    const targets = Array.from({ length: STEPS }, (_, step) => {
      const angle = (2 * Math.PI * step) / STEPS
      return localPlane(HERE).toLonLat([distance * Math.sin(angle), distance * Math.cos(angle)])
    })
    const reference = await pool.query<{ bearing: number }>(
      `select degrees(ST_Azimuth(ST_SetSRID(ST_MakePoint($1, $2), 4490)::geography,
                                 ST_SetSRID(ST_MakePoint(lon, lat), 4490)::geography)) as bearing
       from unnest($3::float8[], $4::float8[]) with ordinality as t (lon, lat, n) order by n`,
      [...HERE, targets.map(([lon]) => lon), targets.map(([, lat]) => lat)],
    )
    const errors = targets.map((target, i) =>
      Math.abs(turnBetween(reference.rows[i]!.bearing, geodesicBetween(HERE, target).bearingDegrees)),
    )
    const planar = targets.map(([lon, lat], i) => {
      const onDegrees = (Math.atan2(lon - HERE[0], lat - HERE[1]) * 180) / Math.PI
      return Math.abs(turnBetween(reference.rows[i]!.bearing, onDegrees))
    })
    rows.push([`${distance} m`, STEPS, Math.max(...errors).toExponential(1), Math.max(...planar).toFixed(2)])
  }
  const header = ['distance', 'directions', 'largest error, degrees', 'on degrees instead']
  console.log(`Bearings over a full circle against PROJ's geodesics\n\n${tableOf(header, rows)}\n`)
}
