import type { MultiLineString, Position } from 'geojson'
import { toRadians } from '../../spatial/geometry/ellipsoid.ts'
import { localPlane } from '../../spatial/geometry/local-plane.ts'
import { metersBetween } from '../../spatial/geometry/meters-between.ts'
import type { JudgedShot } from './judge-shots.ts'

/** Pictures further apart were not taken on one way. */
const GAP_METERS = 60
/** A picture by itself becomes a dash along its heading. */
const DASH_METERS = 1

/** The way of a sequence as lines, cut where it was interrupted. */
export function sequenceLines(shots: readonly JudgedShot[]): MultiLineString {
  const lines: Position[][] = []
  for (const [i, shot] of shots.entries()) {
    const before = shots[i - 1]
    const here: Position = [shot.lon, shot.lat]
    if (before && metersBetween([before.lon, before.lat], [shot.lon, shot.lat]) <= GAP_METERS) lines.at(-1)!.push(here)
    else lines.push([here])
  }
  let at = 0
  for (const line of lines) {
    if (line.length === 1) line.push(dashEnd(shots[at]!))
    at += line.length
  }
  return { type: 'MultiLineString', coordinates: lines }
}

function dashEnd({ lon, lat, headingDegrees }: JudgedShot): Position {
  const heading = toRadians(headingDegrees)
  return localPlane([lon, lat]).toLonLat([DASH_METERS * Math.sin(heading), DASH_METERS * Math.cos(heading)])
}
