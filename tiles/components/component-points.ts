import type { LayerWriter } from '../encoding/layer-writer.ts'
import { frameOf, POINT_BOX, POINT_BUFFER, type TileAddress, worldBoxOf } from '../engine/tile-frame.ts'
import { POINT } from '../geometry/shape.ts'
import { Growable } from '../mirror/growable.ts'
import type { LayerMirror } from '../mirror/layer-mirror.ts'

export interface PointsInput {
  writer: LayerWriter
  mirror: LayerMirror
  tile: TileAddress
  /** Points whose step is lower are left out. */
  step: number
  isShown: (slot: number) => boolean
  tag: (slot: number) => void
}

const found = new Growable(Int32Array)

/** Writes the points of a tile and its buffer, rounded to its units. */
export function writeComponentPoints({ writer, mirror, tile, step, isShown, tag }: PointsInput): void {
  const { scale, left, top, gridY } = frameOf(tile)
  const { min, max } = POINT_BOX
  const { kinds, steps, ids, xs, ys } = mirror.columns
  found.length = 0
  mirror.searchPoints(worldBoxOf(tile, POINT_BUFFER), found)
  const slots = found.values
  for (let i = 0; i < found.length; i++) {
    const slot = slots[i]!
    if (kinds[slot] !== POINT || steps[slot]! < step) continue
    const x = Math.floor(xs[slot]! * scale - left + 0.5)
    const worldY = ys[slot]!
    const y = Math.floor((gridY ? gridY(worldY) : worldY) * scale - top + 0.5)
    if (x < min || x > max || y < min || y > max || !isShown(slot)) continue
    tag(slot)
    writer.point(ids[slot]!, x, y)
  }
}
