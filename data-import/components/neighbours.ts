import type { ComponentRow } from './component-row.ts'
import { implausibleDistanceMeters } from './implausible-distance.ts'
import { type Neighbour, NeighbourIndex } from './neighbour-index.ts'

/** Positions this close are one position: coordinates are delivered to the millimetre, surveyed to decimetres. */
export const SAME_POSITION_METERS = 0.01

/** The nearest earlier object of a row's class; asked twice for one row, it remembers that row only once. */
export interface Neighbours {
  of(row: ComponentRow): Neighbour | undefined
}

export function neighboursInFile(latDegrees: number): Neighbours {
  const index = new NeighbourIndex(latDegrees)
  let last: { row: ComponentRow; nearest: Neighbour | undefined } | undefined
  return {
    of(row) {
      if (last?.row !== row) last = { row, nearest: nearestOf(row, index) }
      return last.nearest
    },
  }
}

function nearestOf({ position, classInfo, shape, text }: ComponentRow, index: NeighbourIndex): Neighbour | undefined {
  if (!position || !classInfo || !shape || !text.code) return undefined
  // A line or an area is not at its middle: two rails may meet there, but not start there.
  const isPoint = shape.type === 'Point' || shape.type === 'MultiPoint'
  const reachMeters = implausibleDistanceMeters(classInfo.code, classInfo.accuracyClass)
  const nearest = index.nearestThenAdd(position, { classCode: classInfo.code, key: text.code, reachMeters })
  return nearest && (isPoint || nearest.meters <= SAME_POSITION_METERS) ? nearest : undefined
}
