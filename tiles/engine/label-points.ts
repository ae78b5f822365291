import { EXTENT, type LayerWriter } from '../encoding/layer-writer.ts'
import { Growable } from '../mirror/growable.ts'
import type { LayerMirror } from '../mirror/layer-mirror.ts'
import { frameOf, type TileAddress, worldBoxOf } from './tile-frame.ts'

export interface LabelsInput {
  writer: LayerWriter
  mirror: LayerMirror
  tile: TileAddress
  isShown: (slot: number) => boolean
  tag: (slot: number) => void
}

const found = new Growable(Int32Array)

/** Writes the points that stand for areas, each in the one tile that holds it, so that every area is labelled once. */
export function writeLabelPoints({ writer, mirror, tile, isShown, tag }: LabelsInput): void {
  const { scale, left, top, gridY } = frameOf(tile)
  found.length = 0
  // a unit more on each side, because rounding may carry a point over the edge
  mirror.searchPoints(worldBoxOf(tile, 1), found)
  for (let i = 0; i < found.length; i++) {
    const slot = found.values[i]!
    const x = Math.floor(mirror.columns.xs[slot]! * scale - left + 0.5)
    const worldY = mirror.columns.ys[slot]!
    const y = Math.floor((gridY ? gridY(worldY) : worldY) * scale - top + 0.5)
    if (x < 0 || x >= EXTENT || y < 0 || y >= EXTENT || !isShown(slot)) continue
    tag(slot)
    writer.point(mirror.columns.ids[slot]!, x, y)
  }
}
