import type { Meters2 } from '../../geometry/local-plane.ts'
import type { Scene } from './scene.ts'

/** What lies on the ground around a camera, as a raster seen from above. */
export interface GroundMap {
  /** 0xrrggbb a cell, row by row from the south-west. */
  colours: Int32Array
  /** Index of the thing that lies there, plus one; 0 for none. */
  things: Int32Array
}

export const CELLS = 1600
export const CELL_METERS = 0.08
const HALF = (CELLS * CELL_METERS) / 2

const COLOURS: Record<string, number> = {
  residential: 0xb7b0a2,
  commercial: 0xc2bcb2,
  public: 0xbdb9ae,
  industrial: 0xa9a7a1,
  green: 0x7d9a5a,
  square: 0xc9c2b4,
  farmland: 0x9aa566,
  water: 0x5b86a5,
}
export const OPEN_GROUND = 0x9c9a86
const PAVING = 0xa9a39b
const KERB = 0xd5d1c7
const ASPHALT = 0x56585c
const MARKING = 0xdedede
const KERB_METERS = 0.2
const COVER = 0x2f3134
const COVER_RING = 0x8b8d90
const GRATE = 0x3c3f3a

/** The cell of a place; -1 outside the map. */
export function cellOf(east: number, north: number): number {
  const [column, row] = [Math.floor((east + HALF) / CELL_METERS), Math.floor((north + HALF) / CELL_METERS)]
  return column < 0 || row < 0 || column >= CELLS || row >= CELLS ? -1 : row * CELLS + column
}

/** Draws blocks, water, streets with pavement, kerb and markings, and the covers and plates that lie in them. */
export function groundMap({ grounds, roads, things }: Scene): GroundMap {
  const map: GroundMap = {
    colours: new Int32Array(CELLS * CELLS).fill(OPEN_GROUND),
    things: new Int32Array(CELLS * CELLS),
  }
  for (const { rings, use } of grounds) fillRings(map.colours, rings, COLOURS[use] ?? OPEN_GROUND)
  for (const { line, widthMeters, pavementMeters } of roads)
    strip(map.colours, line, { width: widthMeters + 2 * pavementMeters, colour: PAVING })
  for (const { line, widthMeters } of roads)
    strip(map.colours, line, { width: widthMeters + 2 * KERB_METERS, colour: KERB })
  for (const { line, widthMeters } of roads) strip(map.colours, line, { width: widthMeters, colour: ASPHALT })
  for (const { line, widthMeters } of roads) if (widthMeters >= 9) dashes(map.colours, line)
  for (const [index, { at, body, colour }] of things.entries()) {
    const radius = body.widthMeters / 2
    if (body.shape === 'disc') disc(map, at, { radius, colour: COVER, ring: COVER_RING, thing: index + 1 })
    else if (body.shape === 'grate') disc(map, at, { radius, colour: GRATE, ring: GRATE, thing: index + 1 })
    else if (body.shape === 'ground') disc(map, at, { radius, colour, ring: colour, thing: index + 1 })
  }
  return map
}

/** Fills polygons with holes row by row, by the even-odd rule. */
function fillRings(colours: Int32Array, rings: readonly Meters2[][], colour: number): void {
  const ys = rings.flatMap(ring => ring.map(([, y]) => y))
  const first = Math.max(0, Math.floor((Math.min(...ys) + HALF) / CELL_METERS))
  const last = Math.min(CELLS - 1, Math.ceil((Math.max(...ys) + HALF) / CELL_METERS))
  for (let row = first; row <= last; row++) {
    const y = (row + 0.5) * CELL_METERS - HALF
    const crossings: number[] = []
    for (const ring of rings)
      for (let i = 1; i < ring.length; i++) {
        const [x1, y1] = ring[i - 1]!
        const [x2, y2] = ring[i]!
        if (y1 > y !== y2 > y) crossings.push(x1 + ((y - y1) / (y2 - y1)) * (x2 - x1))
      }
    crossings.sort((a, b) => a - b)
    for (let i = 0; i + 1 < crossings.length; i += 2) {
      const from = Math.max(0, Math.round((crossings[i]! + HALF) / CELL_METERS))
      const to = Math.min(CELLS, Math.round((crossings[i + 1]! + HALF) / CELL_METERS))
      if (to > from) colours.fill(colour, row * CELLS + from, row * CELLS + to)
    }
  }
}

/** A line with a width: a quadrangle a segment and a disc a vertex. */
function strip(
  colours: Int32Array,
  line: readonly Meters2[],
  { width, colour }: { width: number; colour: number },
): void {
  const half = width / 2
  const paint = (cell: number) => {
    colours[cell] = colour
  }
  for (let i = 1; i < line.length; i++) {
    const [[x1, y1], [x2, y2]] = [line[i - 1]!, line[i]!]
    if (Math.min(x1, x2) > HALF + half || Math.max(x1, x2) < -HALF - half) continue
    if (Math.min(y1, y2) > HALF + half || Math.max(y1, y2) < -HALF - half) continue
    const length = Math.hypot(x2 - x1, y2 - y1) || 1
    const [nx, ny] = [(-(y2 - y1) / length) * half, ((x2 - x1) / length) * half]
    const quad: Meters2[] = [
      [x1 + nx, y1 + ny],
      [x2 + nx, y2 + ny],
      [x2 - nx, y2 - ny],
      [x1 - nx, y1 - ny],
      [x1 + nx, y1 + ny],
    ]
    fillRings(colours, [quad], colour)
    fillDisc([x2, y2], half, paint)
    if (i === 1) fillDisc([x1, y1], half, paint)
  }
}

const DASH_METERS = 4
const GAP_METERS = 6

/** The broken line in the middle of a street. */
function dashes(colours: Int32Array, line: readonly Meters2[]): void {
  for (let i = 1; i < line.length; i++) {
    const [[x1, y1], [x2, y2]] = [line[i - 1]!, line[i]!]
    const length = Math.hypot(x2 - x1, y2 - y1)
    for (let at = 0; at + DASH_METERS < length; at += DASH_METERS + GAP_METERS)
      for (let step = 0; step < DASH_METERS; step += CELL_METERS / 2) {
        const t = (at + step) / length
        const cell = cellOf(x1 + t * (x2 - x1), y1 + t * (y2 - y1))
        if (cell >= 0) colours[cell] = MARKING
      }
  }
}

function disc(
  map: GroundMap,
  at: Meters2,
  { radius, colour, ring, thing }: { radius: number; colour: number; ring: number; thing: number },
): void {
  fillDisc(at, radius, (cell, distance) => {
    map.colours[cell] = distance > radius - CELL_METERS ? ring : colour
    map.things[cell] = thing
  })
}

/** Cells whose middle lies in the disc. */
function fillDisc([x, y]: Meters2, radius: number, paint: (cell: number, distance: number) => void): void {
  const index = (meters: number) => Math.max(0, Math.min(CELLS, Math.ceil((meters + HALF) / CELL_METERS - 0.5)))
  const middle = (i: number) => (i + 0.5) * CELL_METERS - HALF
  for (let row = index(y - radius); row < index(y + radius); row++)
    for (let column = index(x - radius); column < index(x + radius); column++) {
      const distance = Math.hypot(middle(column) - x, middle(row) - y)
      if (distance <= radius) paint(row * CELLS + column, distance)
    }
}
