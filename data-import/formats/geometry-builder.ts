import { GEOMETRY_TYPES, type GeometryColumn, type GeometryTypeName } from './geometry-column.ts'

/** Geometry as the file has it, before reprojection. */
export type RawGeometry = Omit<GeometryColumn, 'lonLat'>

const TYPE_NUMBERS = Object.fromEntries(GEOMETRY_TYPES.map((name, number) => [name, number])) as Record<
  GeometryTypeName | 'None',
  number
>

function grown<T extends Uint8Array | Uint32Array | Float64Array>(array: T, needed: number): T {
  if (needed <= array.length) return array
  const larger = new (array.constructor as new (length: number) => T)(Math.max(needed, array.length * 2))
  larger.set(array as never)
  return larger
}

/** Fills the flat arrays of a geometry column row by row; every number of vertices ends up in one array. */
export class GeometryBuilder {
  rows = 0
  #parts = 0
  #rings = 0
  #vertices = 0
  #types = new Uint8Array(1024)
  #partOffsets = new Uint32Array(1025)
  #ringOffsets = new Uint32Array(1025)
  #vertexOffsets = new Uint32Array(1025)
  #original = new Float64Array(2048)
  #start = { parts: 0, rings: 0, vertices: 0 }

  startRow(type: GeometryTypeName | 'None'): void {
    this.#types = grown(this.#types, this.rows + 1)
    this.#types[this.rows] = TYPE_NUMBERS[type]
    this.#start = { parts: this.#parts, rings: this.#rings, vertices: this.#vertices }
  }

  startPart(): void {
    this.#ringOffsets = grown(this.#ringOffsets, this.#parts + 2)
    this.#ringOffsets[this.#parts++] = this.#rings
  }

  startRing(): void {
    this.#vertexOffsets = grown(this.#vertexOffsets, this.#rings + 2)
    this.#vertexOffsets[this.#rings++] = this.#vertices
  }

  vertex(x: number, y: number): void {
    const at = this.#vertices * 2
    if (at + 2 > this.#original.length) this.#original = grown(this.#original, at + 2)
    this.#original[at] = x
    this.#original[at + 1] = y
    this.#vertices++
  }

  /** Repeats the first vertex of the open ring when the last differs; true when that was needed. */
  closeRing(): boolean {
    const first = this.#vertexOffsets[this.#rings - 1]! * 2
    const last = (this.#vertices - 1) * 2
    const [x, y] = [this.#original[first]!, this.#original[first + 1]!]
    if (last < first || (this.#original[last] === x && this.#original[last + 1] === y)) return false
    this.vertex(x, y)
    return true
  }

  /** Vertices in the ring that is open. */
  get ringLength(): number {
    return this.#vertices - this.#vertexOffsets[this.#rings - 1]!
  }

  /** Ends the row; a row that started no part has no geometry, whatever its type was to be. */
  endRow(): void {
    if (this.#parts === this.#start.parts) this.#types[this.rows] = 0
    this.#partOffsets = grown(this.#partOffsets, this.rows + 2)
    this.#partOffsets[this.rows++] = this.#start.parts
  }

  /** Forgets what was added since `startRow`. */
  abandonRow(): void {
    this.#parts = this.#start.parts
    this.#rings = this.#start.rings
    this.#vertices = this.#start.vertices
  }

  addPoint(x: number, y: number): void {
    this.startRow('Point')
    this.startPart()
    this.startRing()
    this.vertex(x, y)
    this.endRow()
  }

  addNone(): void {
    this.startRow('None')
    this.endRow()
  }

  /** The column of all rows so far; the builder is empty afterwards. */
  take(): RawGeometry {
    this.#partOffsets[this.rows] = this.#parts
    this.#ringOffsets[this.#parts] = this.#rings
    this.#vertexOffsets[this.#rings] = this.#vertices
    const column = {
      types: this.#types.slice(0, this.rows),
      partOffsets: this.#partOffsets.slice(0, this.rows + 1),
      ringOffsets: this.#ringOffsets.slice(0, this.#parts + 1),
      vertexOffsets: this.#vertexOffsets.slice(0, this.#rings + 1),
      original: this.#original.slice(0, this.#vertices * 2),
    }
    this.rows = this.#parts = this.#rings = this.#vertices = 0
    this.#start = { parts: 0, rings: 0, vertices: 0 }
    return column
  }
}
