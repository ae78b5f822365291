import type { RowPlace, SetComplaint } from '../checks/set-check.ts'
import type { ComponentRow } from './component-row.ts'
import { implausibleDistanceMeters } from './implausible-distance.ts'
import { NeighbourIndex } from './neighbour-index.ts'

/** Positions this close are one position: coordinates are delivered to the millimetre, surveyed to decimetres. */
export const SAME_POSITION_METERS = 0.01

/** Positions are kept by column: a quarter of a million objects would weigh more than all the rest of an import. */
interface Positions {
  lons: number[]
  lats: number[]
  tables: number[]
  rows: number[]
  codes: string[]
  classes: string[]
  reaches: number[]
  arePoints: boolean[]
}

/**
 * Objects of one class on one position (`position-repeated`) or implausibly near each other (`position-near`), among the
 * rows that will be published: it is judged when it is known which those are. Of two the later row is named.
 */
export class PositionsInFile {
  private readonly seen: Positions = {
    lons: [],
    lats: [],
    tables: [],
    rows: [],
    codes: [],
    classes: [],
    reaches: [],
    arePoints: [],
  }
  private readonly latDegrees: number

  constructor(latDegrees: number) {
    this.latDegrees = latDegrees
  }

  see({ position, classInfo, shape, text, tableNumber, number }: ComponentRow): void {
    if (!position || !classInfo || !shape || !text.code) return
    const { seen } = this
    seen.lons.push(position[0])
    seen.lats.push(position[1])
    seen.tables.push(tableNumber)
    seen.rows.push(number)
    seen.codes.push(text.code)
    seen.classes.push(classInfo.code)
    seen.reaches.push(implausibleDistanceMeters(classInfo.code, classInfo.accuracyClass))
    // A line or an area is not at its middle: two rails may meet near there, but two cannot have it in common.
    seen.arePoints.push(shape.type === 'Point' || shape.type === 'MultiPoint')
  }

  complaints(isHeld: (place: RowPlace) => boolean): SetComplaint[] {
    const { seen } = this
    const index = new NeighbourIndex(this.latDegrees)
    const complaints: SetComplaint[] = []
    for (let item = 0; item < seen.lons.length; item++) {
      const place = { tableNumber: seen.tables[item]!, rowNumber: seen.rows[item]! }
      if (isHeld(place)) continue
      const reachMeters = seen.reaches[item]!
      const nearest = index.nearestThenAdd([seen.lons[item]!, seen.lats[item]!], {
        classCode: seen.classes[item]!,
        item,
        reachMeters,
      })
      if (!nearest) continue
      const row = { ...place, column: 'code', value: seen.codes[item]! }
      const other = seen.codes[nearest.item]!
      if (nearest.meters <= SAME_POSITION_METERS)
        complaints.push({ ...row, check: 'position-repeated', expected: `≠ ${other}` })
      else if (seen.arePoints[item])
        complaints.push({ ...row, check: 'position-near', expected: nearText(reachMeters, other, nearest.meters) })
    }
    return complaints
  }
}

const nearText = (reachMeters: number, other: string, meters: number): string =>
  `≥ ${reachMeters} m (${other}: ${meters.toFixed(2)} m)`
