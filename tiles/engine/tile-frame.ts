import { EXTENT } from '../encoding/layer-writer.ts'
import type { ClipBox } from '../geometry/clip.ts'
import type { TileGrid } from '../geometry/tile-grid.ts'
import type { WorldBox } from '../geometry/world.ts'

export interface TileAddress {
  z: number
  x: number
  y: number
  /** Web Mercator when absent. */
  grid?: TileGrid
}

/** How far points are given beyond a tile's edge: 16 px of 512, half of the largest symbol. */
export const POINT_BUFFER = 128
/** How far lines and areas are: 8 px of 512, so that no outline is seen along the edge. */
export const SHAPE_BUFFER = 64

export const POINT_BOX: ClipBox = { min: -POINT_BUFFER, max: EXTENT + POINT_BUFFER }
export const SHAPE_BOX: ClipBox = { min: -SHAPE_BUFFER, max: EXTENT + SHAPE_BUFFER }

/** Turns world coordinates into tile units: `x * scale - left`, `y * scale - top`, y turned into the grid's own before. */
export interface TileFrame {
  scale: number
  left: number
  top: number
  /** Absent where the grid's y is the world's. */
  gridY?: (worldY: number) => number
}

export const frameOf = ({ z, x, y, grid }: TileAddress): TileFrame => ({
  scale: 2 ** z * EXTENT,
  left: x * EXTENT,
  top: y * EXTENT,
  ...(grid?.rows && { gridY: grid.rows.gridY }),
})

/** A tile in world coordinates, grown by a buffer in tile units. */
export function worldBoxOf({ z, x, y, grid }: TileAddress, bufferUnits = 0): WorldBox {
  const size = 2 ** -z
  const buffer = (bufferUnits / EXTENT) * size
  const [north, south] = [y * size - buffer, (y + 1) * size + buffer]
  const worldY = grid?.rows?.worldY
  return [x * size - buffer, worldY ? worldY(north) : north, (x + 1) * size + buffer, worldY ? worldY(south) : south]
}
