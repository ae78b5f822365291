import { type MetersPerDegree, metersPerDegree } from '../geometry/local-meters.ts'
import type { LonLat } from '../geometry/representative-point.ts'

export interface Neighbour {
  key: string
  meters: number
}

/** Cells of one class are as wide as the class's reach, so that a position and its neighbours are at most one cell apart. */
class ClassCells {
  private readonly newestInCell = new Map<number, number>()
  private readonly olderInCell: number[] = []
  private readonly xs: number[] = []
  private readonly ys: number[] = []
  private readonly keys: string[] = []
  private readonly reachMeters: number

  constructor(reachMeters: number) {
    this.reachMeters = reachMeters
  }

  nearest(x: number, y: number): Neighbour | undefined {
    const [column, row] = this.cell(x, y)
    let found: Neighbour | undefined
    for (let dx = -1; dx <= 1; dx++)
      for (let dy = -1; dy <= 1; dy++) {
        let item = this.newestInCell.get(cellNumber(column + dx, row + dy)) ?? -1
        for (; item >= 0; item = this.olderInCell[item]!) {
          const meters = Math.hypot(this.xs[item]! - x, this.ys[item]! - y)
          if (meters < this.reachMeters && (!found || meters <= found.meters)) found = { key: this.keys[item]!, meters }
        }
      }
    return found
  }

  add(x: number, y: number, key: string): void {
    const cell = cellNumber(...this.cell(x, y))
    const item = this.keys.push(key) - 1
    this.xs.push(x)
    this.ys.push(y)
    this.olderInCell.push(this.newestInCell.get(cell) ?? -1)
    this.newestInCell.set(cell, item)
  }

  private cell(x: number, y: number): [number, number] {
    return [Math.floor(x / this.reachMeters), Math.floor(y / this.reachMeters)]
  }
}

/** A column and a row below 2^26 (a third of the Earth in cells of half a metre) in one safe integer. */
const cellNumber = (column: number, row: number): number => column * 2 ** 26 + row

/** Remembers positions by class and finds the nearest earlier one within the reach of the class. */
export class NeighbourIndex {
  private readonly classes = new Map<string, ClassCells>()
  private readonly scale: MetersPerDegree

  constructor(latDegrees: number) {
    this.scale = metersPerDegree(latDegrees)
  }

  /** The nearest position added before for this class that is nearer than its reach; then adds this one. */
  nearestThenAdd(
    [lon, lat]: LonLat,
    of: { classCode: string; key: string; reachMeters: number },
  ): Neighbour | undefined {
    const cells = this.classes.get(of.classCode) ?? new ClassCells(of.reachMeters)
    this.classes.set(of.classCode, cells)
    const [x, y] = [lon * this.scale.lon, lat * this.scale.lat]
    const nearest = cells.nearest(x, y)
    cells.add(x, y, of.key)
    return nearest
  }
}
