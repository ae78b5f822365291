import type { TileAddress } from '../../../tiles/engine/tile-frame.ts'
import { worldX, worldY } from '../../../tiles/geometry/world.ts'
import type { Sample } from '../queries/sample.ts'

const [FIRST_ZOOM, LAST_ZOOM] = [10, 16]
/** Half of a map of 1,024 by 768 pixels, in tiles of 512. */
const [HALF_COLUMNS, HALF_ROWS] = [1, 0.75]

/**
 * The tiles that maps ask for whose readers look at the whole city first and zoom in on a component each, step by step; as many
 * go anywhere as there are components. Every reader comes anew, so nothing is left out that another has seen.
 */
export function walkOver(samples: readonly Sample[], length: number): TileAddress[] {
  const walk: TileAddress[] = []
  for (let reader = 0; walk.length < length; reader++) walk.push(...viewsOf(samples[reader % samples.length]!))
  return walk.slice(0, length)
}

function viewsOf({ lon, lat }: Sample): TileAddress[] {
  const tiles: TileAddress[] = []
  for (let z = FIRST_ZOOM; z <= LAST_ZOOM; z++) {
    const [column, row] = [worldX(lon) * 2 ** z, worldY(lat) * 2 ** z]
    for (let y = Math.floor(row - HALF_ROWS); y <= row + HALF_ROWS; y++)
      for (let x = Math.floor(column - HALF_COLUMNS); x <= column + HALF_COLUMNS; x++) tiles.push({ z, x, y })
  }
  return tiles
}
