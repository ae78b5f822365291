/** One size of a picture, cut into tiles; those at the right and lower edge may be smaller. */
export interface TileLevel {
  level: number
  width: number
  height: number
  columns: number
  rows: number
}

export interface PictureTiles {
  /** Side of a tile. */
  tilePixels: number
  /** Each half of the next; the last is the whole picture. */
  levels: TileLevel[]
}

const TILE_PIXELS = 512
/** Smaller pictures are shown whole; tiles would only cost. */
const TILES_FROM_WIDTH = 3000
/** A level that fits into one tile is no more than the thumbnail. */
const LEAST_COLUMNS = 2

/** The tiles of a picture, with levels numbered as in Deep Zoom (level 0 has one pixel); undefined where it is too small. */
export function pictureTiles(picture: { width: number; height: number }): PictureTiles | undefined {
  if (picture.width < TILES_FROM_WIDTH) return undefined
  const { width, height, tilePixels } = tiledSize(picture)
  const top = Math.ceil(Math.log2(Math.max(width, height)))
  const levels: TileLevel[] = []
  for (let level = top; level >= 0; level--) {
    const shrunk = 2 ** (top - level)
    const size = { width: Math.ceil(width / shrunk), height: Math.ceil(height / shrunk) }
    const columns = Math.ceil(size.width / tilePixels)
    if (columns < LEAST_COLUMNS) break
    levels.unshift({ level, ...size, columns, rows: Math.ceil(size.height / tilePixels) })
  }
  return { tilePixels, levels }
}

/**
 * Viewers of panoramas lay tiles around a sphere: columns and rows must be powers of two and all tiles alike. So tiles of what is
 * twice as wide as high, as whole panoramas are, are 512 to 1,023 pixels wide, as its width asks, and it is stretched by the few
 * pixels that do not divide. By the shape alone: that it is a panorama may stand only in the trajectory.
 */
function tiledSize({ width, height }: { width: number; height: number }) {
  if (Math.abs(width - 2 * height) > 2) return { width, height, tilePixels: TILE_PIXELS }
  const columns = 2 ** Math.floor(Math.log2(width / TILE_PIXELS))
  const tilePixels = Math.ceil(width / columns)
  return { width: tilePixels * columns, height: (tilePixels * columns) / 2, tilePixels }
}
