export interface TileId {
  readonly z: number
  readonly x: number
  readonly y: number
}

/** `[minLon, minLat, maxLon, maxLat]` in degrees. */
export type Extent = readonly [number, number, number, number]

/** Beyond this Mercator's square ends. */
const MAX_LATITUDE = 85.051128

/** Fractions of a tile by which its content reaches over its edge: symbols cross it. */
const TILE_BUFFER = 64 / 4096

/** Tiles of zoom `z`, with their buffers, that an extent touches. */
export function tilesTouching([minLon, minLat, maxLon, maxLat]: Extent, z: number): TileId[] {
  const size = 2 ** z
  const clamp = (value: number) => Math.min(size - 1, Math.max(0, Math.floor(value)))
  const west = clamp(column(minLon) * size - TILE_BUFFER)
  const east = clamp(column(maxLon) * size + TILE_BUFFER)
  const north = clamp(row(maxLat) * size - TILE_BUFFER)
  const south = clamp(row(minLat) * size + TILE_BUFFER)
  const tiles: TileId[] = []
  for (let x = west; x <= east; x++) for (let y = north; y <= south; y++) tiles.push({ z, x, y })
  return tiles
}

const column = (lon: number): number => (lon + 180) / 360

function row(lat: number): number {
  const sine = Math.sin((Math.max(-MAX_LATITUDE, Math.min(MAX_LATITUDE, lat)) * Math.PI) / 180)
  return 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)
}
