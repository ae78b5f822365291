import type { LayerWriter } from '../encoding/layer-writer.ts'
import { clipLine, clipRing } from '../geometry/clip.ts'
import { roundPath } from '../geometry/round-path.ts'
import { LINE, type Path, type POLYGON } from '../geometry/shape.ts'
import { type RoundedRing, validRings } from '../geometry/valid-rings.ts'
import type { WorldBox } from '../geometry/world.ts'
import { Growable } from '../mirror/growable.ts'
import type { LayerMirror } from '../mirror/layer-mirror.ts'
import type { ShapeStore } from '../mirror/shape-store.ts'
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
  const { columns } = mirror
  const { shapes } = columns
  const frame = frameOf(tile)
  found.length = 0
  mirror.searchShapes(worldBoxOf(tile, SHAPE_BUFFER), found)
  for (let i = 0; i < found.length; i++) {
    const slot = found.values[i]!
    if (columns.kinds[slot] !== kind || !isShown(slot)) continue
    const shape = columns.shapeOf(slot)
    const reach = reachOf(shapes.box(shape), frame)
    if (reach === 'outside') continue
    const paths = kind === LINE ? linesIn(shapes, shape, frame) : ringsIn(shapes, shape, frame, reach)
    if (paths.length === 0) continue
    tag(slot)
    if (kind === LINE) writer.lines(columns.ids[slot]!, paths)
    else writer.polygons(columns.ids[slot]!, paths)
  }
}

/** Where a shape lies: most lie inside the buffer whole and need no cutting. */
function reachOf(
  [minX, minY, maxX, maxY]: WorldBox,
  { scale, left, top, gridY }: TileFrame,
): 'inside' | 'across' | 'outside' {
  const [west, east] = [minX * scale - left, maxX * scale - left]
  const [north, south] = [(gridY?.(minY) ?? minY) * scale - top, (gridY?.(maxY) ?? maxY) * scale - top]
  const { min, max } = SHAPE_BOX
  if (west > max || east < min || north > max || south < min) return 'outside'
  return west >= min && east <= max && north >= min && south <= max ? 'inside' : 'across'
}

function linesIn(shapes: ShapeStore, shape: number, frame: TileFrame): Path[] {
  const lines: Path[] = []
  for (let path = shapes.firstPath(shape); path < shapes.endPath(shape); path++)
    for (const part of clipLine(roundPath(inTileUnits(shapes, path, frame)), SHAPE_BOX)) {
      const line = roundPath(part)
      if (line.length > 2) lines.push(line)
    }
  return lines
}

function ringsIn(shapes: ShapeStore, shape: number, frame: TileFrame, reach: 'inside' | 'across'): Path[] {
  const rounded: RoundedRing[] = []
  for (let path = shapes.firstPath(shape); path < shapes.endPath(shape); path++) {
    const whole = roundPath(inTileUnits(shapes, path, frame))
    const ring = reach === 'inside' ? whole : roundPath(clipRing(whole, SHAPE_BOX))
    rounded.push({ ring, isOuter: shapes.isOuter(path) })
  }
  return validRings(rounded)
}

function inTileUnits(shapes: ShapeStore, path: number, { scale, left, top, gridY }: TileFrame): Path {
  const { values } = shapes.coordinates
  const end = shapes.endOf(path)
  const units: Path = []
  for (let i = shapes.startOf(path); i < end; i += 2) {
    const y = values[i + 1]!
    units.push(values[i]! * scale - left, (gridY ? gridY(y) : y) * scale - top)
  }
  return units
}
