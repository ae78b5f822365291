import type { ComponentCheck } from '../component-row.ts'
import { implausibleDistanceMeters } from '../implausible-distance.ts'
import { type Neighbours, SAME_POSITION_METERS } from '../neighbours.ts'

export const positionNear = (neighbours: Neighbours): ComponentCheck => ({
  id: 'position-near',
  onlyAccepted: true,
  check: row => {
    const nearest = neighbours.of(row)
    if (!nearest || !row.classInfo || nearest.meters <= SAME_POSITION_METERS) return undefined
    const limitMeters = implausibleDistanceMeters(row.classInfo.code, row.classInfo.accuracyClass)
    return { column: 'code', expected: `≥ ${limitMeters} m (${nearest.key}: ${nearest.meters.toFixed(2)} m)` }
  },
})
