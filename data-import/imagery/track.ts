import { turnBetween } from '../../spatial/geometry/angles.ts'
import { geodesicBetween } from '../../spatial/geometry/geodesic.ts'
import type { Shot } from './shot.ts'

/** Nearer pictures tell no direction: the car stood, and what moved is the receiver's noise. */
const LEAST_MOVE_METERS = 1.5

/** The pictures of a sequence in the order in which they were taken: by their number, else by time, else by name. */
export function ordered(shots: readonly Shot[]): Shot[] {
  const byName = (a: Shot, b: Shot) => a.file.localeCompare(b.file, 'en', { numeric: true })
  if (shots.every(({ rank }) => rank !== undefined)) return shots.toSorted((a, b) => a.rank! - b.rank! || byName(a, b))
  if (shots.every(({ takenAt }) => takenAt !== undefined))
    return shots.toSorted((a, b) => a.takenAt! - b.takenAt! || byName(a, b))
  return shots.toSorted(byName)
}

/**
 * The direction of travel at each picture of an ordered track, clockwise from north: from the one before to the one after,
 * over those that moved. Undefined where the track never moves.
 */
export function travelHeadings(track: readonly { lon: number; lat: number }[]): (number | undefined)[] {
  return track.map((shot, i) => {
    const before = moved(track, i, -1)
    const after = moved(track, i, 1)
    const [from, to] = [before ?? shot, after ?? shot]
    if (from === to) return undefined
    return geodesicBetween([from.lon, from.lat], [to.lon, to.lat]).bearingDegrees
  })
}

/** The nearest neighbour on one side that lies far enough to tell a direction. */
function moved(
  track: readonly { lon: number; lat: number }[],
  at: number,
  step: 1 | -1,
): { lon: number; lat: number } | undefined {
  const here = track[at]!
  for (let i = at + step; i >= 0 && i < track.length; i += step) {
    const there = track[i]!
    if (geodesicBetween([here.lon, here.lat], [there.lon, there.lat]).meters >= LEAST_MOVE_METERS) return there
  }
  return undefined
}

/** A heading that differs more than this from the way it went was meant for another axis or picture. */
const AGAINST_DEGREES = 120

export const isAgainst = (headingDegrees: number, travelDegrees: number): boolean =>
  Math.abs(turnBetween(headingDegrees, travelDegrees)) > AGAINST_DEGREES
