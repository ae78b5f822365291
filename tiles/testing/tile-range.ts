import type { TileAddress } from '../engine/tile-frame.ts'
import { worldX, worldY } from '../geometry/world.ts'

/** Every tile of a zoom that meets a box in degrees. */
export function tilesOver([minLon, minLat, maxLon, maxLat]: readonly number[], z: number): TileAddress[] {
  const column = (lon: number): number => Math.floor(worldX(lon) * 2 ** z)
  const row = (lat: number): number => Math.floor(worldY(lat) * 2 ** z)
  const tiles: TileAddress[] = []
  for (let y = row(maxLat!); y <= row(minLat!); y++)
    for (let x = column(minLon!); x <= column(maxLon!); x++) tiles.push({ z, x, y })
  return tiles
}
