import type { LayerWriter } from '../encoding/layer-writer.ts'
import { clipLine, clipRing } from '../geometry/clip.ts'
import { roundPath } from '../geometry/round-path.ts'
import { LINE, type Path, type POLYGON } from '../geometry/shape.ts'
import { type RoundedRing, validRings } from '../geometry/valid-rings.ts'
import { Growable } from '../mirror/growable.ts'
import type { LayerMirror } from '../mirror/layer-mirror.ts'
import { frameOf, SHAPE_BOX, SHAPE_BUFFER, type TileAddress, type TileFrame, worldBoxOf } from './tile-frame.ts'

export interface ShapesInput {
  writer: LayerWriter
  mirror: LayerMirror
  tile: TileAddress
  kind: typeof LINE | typeof POLYGON
  isShown: (slot: number) => boolean
  tag: (slot: number) => void
}

const found = new Growable(Int32Array)

/** Writes the lines or areas of a tile, cut to its buffer and rounded to its units. What rounding leaves nothing of is left out. */
export function writeShapes({ writer, mirror, tile, kind, isShown, tag }: ShapesInput): void {
  const frame = frameOf(tile)
  found.length = 0
  mirror.searchShapes(worldBoxOf(tile, SHAPE_BUFFER), found)
  for (let i = 0; i < found.length; i++) {
    const slot = found.values[i]!
    if (mirror.columns.kinds[slot] !== kind || !isShown(slot)) continue
    const reach = reachOf(mirror, slot, frame)
    if (reach === 'outside') continue
    const paths = kind === LINE ? linesIn(mirror, slot, frame) : ringsIn(mirror, slot, frame, reach)
    if (paths.length === 0) continue
    tag(slot)
    if (kind === LINE) writer.lines(mirror.columns.ids[slot]!, paths)
    else writer.polygons(mirror.columns.ids[slot]!, paths)
  }
}

/** Where a shape lies: most lie inside the buffer whole and need no cutting. */
function reachOf(mirror: LayerMirror, slot: number, { scale, left, top }: TileFrame): 'inside' | 'across' | 'outside' {
  const [minX, minY, maxX, maxY] = mirror.columns.boxOf(slot)
  const [west, north, east, south] = [minX * scale - left, minY * scale - top, maxX * scale - left, maxY * scale - top]
  const { min, max } = SHAPE_BOX
  if (west > max || east < min || north > max || south < min) return 'outside'
  return west >= min && east <= max && north >= min && south <= max ? 'inside' : 'across'
}

function linesIn(mirror: LayerMirror, slot: number, frame: TileFrame): Path[] {
  const lines: Path[] = []
  for (const [start, end] of mirror.columns.shapes.paths(mirror.columns.shapeOf(slot)))
    for (const part of clipLine(inTileUnits(mirror, start, end, frame), SHAPE_BOX)) {
      const line = roundPath(part)
      if (line.length > 2) lines.push(line)
    }
  return lines
}

function ringsIn(mirror: LayerMirror, slot: number, frame: TileFrame, reach: 'inside' | 'across'): Path[] {
  const rounded: RoundedRing[] = []
  for (const [start, end, isOuter] of mirror.columns.shapes.paths(mirror.columns.shapeOf(slot))) {
    const whole = inTileUnits(mirror, start, end, frame)
    rounded.push({ ring: roundPath(reach === 'inside' ? whole : clipRing(whole, SHAPE_BOX)), isOuter })
  }
  return validRings(rounded)
}

function inTileUnits(mirror: LayerMirror, start: number, end: number, { scale, left, top }: TileFrame): Path {
  const { values } = mirror.columns.shapes.coordinates
  const path: Path = []
  for (let i = start; i < end; i += 2) path.push(values[i]! * scale - left, values[i + 1]! * scale - top)
  return path
}
