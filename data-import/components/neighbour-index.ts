import { metersPerDegree } from '../../spatial/geometry/meters-per-degree.ts'
import type { LonLat } from '../geometry/representative-point.ts'

export interface Neighbour {
  /** Number of the position, in the order of adding over all classes. */
  item: number
  meters: number
}

/** A cell is this many reaches wide: then what is within reach of a position lies mostly in its own cell. */
const CELL_REACHES = 8

/** The positions of one class by cell. */
class ClassCells {
  private readonly newestInCell = new Map<number, number>()
  private readonly olderInCell: number[] = []
  private readonly xs: number[] = []
  private readonly ys: number[] = []
  private readonly items: number[] = []
  private readonly reachMeters: number
  private readonly cellMeters: number

  constructor(reachMeters: number) {
    this.reachMeters = reachMeters
    this.cellMeters = reachMeters * CELL_REACHES
  }

  /** The nearest position within reach; of equally near ones the one added first. */
  nearest(x: number, y: number): Neighbour | undefined {
    let found: Neighbour | undefined
    for (let column = this.cell(x - this.reachMeters); column <= this.cell(x + this.reachMeters); column++)
      for (let row = this.cell(y - this.reachMeters); row <= this.cell(y + this.reachMeters); row++)
        for (let entry = this.newest(column, row); entry >= 0; entry = this.olderInCell[entry]!) {
          const meters = Math.hypot(this.xs[entry]! - x, this.ys[entry]! - y)
          if (meters < this.reachMeters && (!found || meters <= found.meters))
            found = { item: this.items[entry]!, meters }
        }
    return found
  }

  add(x: number, y: number, item: number): void {
    const cell = cellNumber(this.cell(x), this.cell(y))
    const entry = this.items.push(item) - 1
    this.xs.push(x)
    this.ys.push(y)
    this.olderInCell.push(this.newestInCell.get(cell) ?? -1)
    this.newestInCell.set(cell, entry)
  }

  private newest(column: number, row: number): number {
    return this.newestInCell.get(cellNumber(column, row)) ?? -1
  }

  private cell(meters: number): number {
    return Math.floor(meters / this.cellMeters)
  }
}

/** A column and a row below 2^26 (the Earth in cells of a metre) in one safe integer. */
const cellNumber = (column: number, row: number): number => column * 2 ** 26 + row

/** Remembers positions by class and finds the nearest earlier one within the reach of the class. */
export class NeighbourIndex {
  private readonly classes = new Map<string, ClassCells>()
  private readonly scale: { lon: number; lat: number }

  constructor(latDegrees: number) {
    this.scale = metersPerDegree(latDegrees)
  }

  /** The nearest position added before for this class that is nearer than its reach; then adds this one. */
  nearestThenAdd(
    [lon, lat]: LonLat,
    of: { classCode: string; item: number; reachMeters: number },
  ): Neighbour | undefined {
    const cells = this.classes.get(of.classCode) ?? new ClassCells(of.reachMeters)
    this.classes.set(of.classCode, cells)
    const [x, y] = [lon * this.scale.lon, lat * this.scale.lat]
    const nearest = cells.nearest(x, y)
    cells.add(x, y, of.item)
    return nearest
  }
}
