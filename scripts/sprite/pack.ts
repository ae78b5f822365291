import { blankRaster, type Raster } from './png.ts'

export interface SpriteImage {
  readonly name: string
  readonly raster: Raster
  readonly sdf: boolean
}

/** One entry of a sprite's JSON (MapLibre style specification, sprite). */
export interface SpriteEntry {
  x: number
  y: number
  width: number
  height: number
  pixelRatio: number
  sdf?: true
}

export interface Sheet {
  readonly raster: Raster
  readonly index: Record<string, SpriteEntry>
}

const SHEET_WIDTH_UNITS = 512
/** Keeps a neighbour's edge out of a filtered texture look-up. */
const GAP = 1

/** Places images row by row in the order given and copies them into one sheet. */
export function packSheet(images: readonly SpriteImage[], ratio: number): Sheet {
  const width = SHEET_WIDTH_UNITS * ratio
  const index: Record<string, SpriteEntry> = {}
  let x = 0
  let y = 0
  let rowHeight = 0
  for (const { name, raster, sdf } of images) {
    if (x + raster.width > width) {
      x = 0
      y += rowHeight + GAP
      rowHeight = 0
    }
    index[name] = { x, y, width: raster.width, height: raster.height, pixelRatio: ratio, ...(sdf && { sdf }) }
    x += raster.width + GAP
    rowHeight = Math.max(rowHeight, raster.height)
  }
  const sheet = blankRaster(width, y + rowHeight)
  for (const { name, raster } of images) copy(raster, sheet, index[name]!)
  return { raster: sheet, index }
}

function copy(from: Raster, to: Raster, { x, y }: SpriteEntry): void {
  const rowBytes = from.width * 4
  for (let row = 0; row < from.height; row++)
    to.rgba.set(from.rgba.subarray(row * rowBytes, (row + 1) * rowBytes), ((y + row) * to.width + x) * 4)
}
