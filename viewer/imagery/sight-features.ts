import type { Feature } from 'geojson'
import { localPlane } from '../../spatial/geometry/local-plane.ts'
import type { Measurement } from './sight-query.ts'
import type { Sight } from './sight-store.ts'

const STEPS = 36
/** A smaller ellipse would lie under the point. */
const LEAST_AXIS_METERS = 0.15

interface Measured {
  readonly sights: readonly Sight[]
  readonly measurement: Measurement
}

/** What was measured by views: the rays, the ellipse of one standard deviation, and the place. */
export function sightFeatures(measured: Measured | undefined): Feature[] {
  const position = measured?.measurement.position as unknown as readonly [number, number] | undefined
  const ellipse = measured?.measurement.ellipse
  if (!position || !ellipse) return []
  const here = [...position]
  const rays = measured.sights.map(
    (sight): Feature => ({
      type: 'Feature',
      properties: { role: 'ray' },
      geometry: { type: 'LineString', coordinates: [[...sight.position], here] },
    }),
  )
  return [
    ...rays,
    {
      type: 'Feature',
      properties: { role: 'error' },
      geometry: { type: 'Polygon', coordinates: [rim(position, ellipse)] },
    },
    { type: 'Feature', properties: { role: 'measured' }, geometry: { type: 'Point', coordinates: here } },
  ]
}

function rim(
  position: readonly [number, number],
  { majorMeters, minorMeters, majorBearing }: NonNullable<Measurement['ellipse']>,
): number[][] {
  const plane = localPlane(position)
  const turn = (majorBearing * Math.PI) / 180
  const [major, minor] = [majorMeters, minorMeters].map(meters => Math.max(LEAST_AXIS_METERS, meters))
  return Array.from({ length: STEPS + 1 }, (_, i) => {
    const angle = (2 * Math.PI * (i % STEPS)) / STEPS
    const [along, across] = [major! * Math.cos(angle), minor! * Math.sin(angle)]
    return plane.toLonLat([
      along * Math.sin(turn) + across * Math.cos(turn),
      along * Math.cos(turn) - across * Math.sin(turn),
    ])
  })
}
