import { doubleArea, type Path } from '../geometry/shape.ts'
import type { WorldBox } from '../geometry/world.ts'
import { Growable } from './growable.ts'

/** Left-over coordinates are swept out when they outnumber the live ones and this count. */
const SWEEP_FROM = 65_536

/**
 * Lines and rings in world coordinates, all in one flat array with offsets: no object per feature. A shape keeps its number
 * until it is removed; numbers of removed shapes are given again.
 */
export class ShapeStore {
  coordinates = new Growable(Float64Array)
  /** Where each path ends in `coordinates`; it starts where the one before it ends. */
  #pathEnds = new Growable(Int32Array)
  #pathIsOuter = new Growable(Uint8Array)
  readonly #firstPath = new Growable(Int32Array)
  readonly #pathCount = new Growable(Int32Array)
  readonly #boxes = new Growable(Float64Array)
  readonly #free: number[] = []
  #shapeCount = 0
  #deadCoordinates = 0

  /** Keeps a line's parts or a polygon's rings, wound as `Shape` says; returns the number of the shape. */
  add(paths: readonly Path[]): number {
    const shape = this.#free.pop() ?? this.#shapeCount++
    this.#firstPath.reserve(shape + 1)
    this.#pathCount.reserve(shape + 1)
    this.#firstPath.values[shape] = this.#pathEnds.length
    this.#pathCount.values[shape] = paths.length
    for (const path of paths) {
      for (const value of path) this.coordinates.push(value)
      this.#pathEnds.push(this.coordinates.length)
      this.#pathIsOuter.push(doubleArea(path) > 0 ? 1 : 0)
    }
    this.#boxes.reserve(shape * 4 + 4)
    this.#boxes.values.set(boxOf(paths), shape * 4)
    return shape
  }

  remove(shape: number): void {
    this.#deadCoordinates += this.endOf(this.endPath(shape) - 1) - this.startOf(this.firstPath(shape))
    this.#pathCount.values[shape] = 0
    this.#free.push(shape)
    if (this.#deadCoordinates > SWEEP_FROM && this.#deadCoordinates * 2 > this.coordinates.length) this.#sweep()
  }

  box(shape: number): WorldBox {
    const { values } = this.#boxes
    const at = shape * 4
    return [values[at]!, values[at + 1]!, values[at + 2]!, values[at + 3]!]
  }

  /** The paths of a shape are numbered from here … */
  firstPath(shape: number): number {
    return this.#firstPath.values[shape]!
  }

  /** … to before here. */
  endPath(shape: number): number {
    return this.#firstPath.values[shape]! + this.#pathCount.values[shape]!
  }

  /** Where a path starts in `coordinates`. */
  startOf(path: number): number {
    return path === 0 ? 0 : this.#pathEnds.values[path - 1]!
  }

  endOf(path: number): number {
    return this.#pathEnds.values[path]!
  }

  isOuter(path: number): boolean {
    return this.#pathIsOuter.values[path] === 1
  }

  #sweep(): void {
    const [coordinates, pathEnds, pathIsOuter] = [
      new Growable(Float64Array),
      new Growable(Int32Array),
      new Growable(Uint8Array),
    ]
    for (let shape = 0; shape < this.#shapeCount; shape++) {
      const first = pathEnds.length
      for (let path = this.firstPath(shape); path < this.endPath(shape); path++) {
        for (let i = this.startOf(path); i < this.endOf(path); i++) coordinates.push(this.coordinates.values[i]!)
        pathEnds.push(coordinates.length)
        pathIsOuter.push(this.isOuter(path) ? 1 : 0)
      }
      this.#firstPath.values[shape] = first
    }
    this.coordinates = coordinates
    this.#pathEnds = pathEnds
    this.#pathIsOuter = pathIsOuter
    this.#deadCoordinates = 0
  }
}

function boxOf(paths: readonly Path[]): WorldBox {
  const box: WorldBox = [Infinity, Infinity, -Infinity, -Infinity]
  for (const path of paths)
    for (let i = 0; i < path.length; i += 2) {
      box[0] = Math.min(box[0], path[i]!)
      box[1] = Math.min(box[1], path[i + 1]!)
      box[2] = Math.max(box[2], path[i]!)
      box[3] = Math.max(box[3], path[i + 1]!)
    }
  return box
}
