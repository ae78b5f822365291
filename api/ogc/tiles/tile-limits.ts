import { DomainError } from '../../../spatial/domain-error.ts'
import type { BboxLonLat } from '../../../spatial/geometry/bbox.ts'
import type { TileAddress } from '../../../tiles/engine/tile-frame.ts'
import type { TileGrid } from '../../../tiles/geometry/tile-grid.ts'
import { worldX, worldY } from '../../../tiles/geometry/world.ts'

/** The tiles of one matrix that a tile set has. */
export interface TileMatrixLimits {
  tileMatrix: string
  minTileRow: number
  maxTileRow: number
  minTileCol: number
  maxTileCol: number
}

export interface LimitsInput {
  grid: TileGrid
  minzoom: number
  maxzoom: number
  /** Where there may be features, degrees. */
  extent: BboxLonLat
}

/** The tiles of every matrix that meet the extent. */
export function tileMatrixLimits({ grid, minzoom, maxzoom, extent }: LimitsInput): TileMatrixLimits[] {
  const first = Math.max(minzoom, grid.minzoom)
  return Array.from({ length: maxzoom - first + 1 }, (_, index) => limitsAt(grid, first + index, extent))
}

function limitsAt(grid: TileGrid, zoom: number, [west, south, east, north]: BboxLonLat): TileMatrixLimits {
  const gridY = (lat: number): number => grid.rows?.gridY(worldY(lat)) ?? worldY(lat)
  const tile = (position: number, count: number): number =>
    Math.min(count - 1, Math.max(0, Math.floor(position * 2 ** zoom)))
  const [columns, rows] = [2 ** zoom, grid.rowCount(zoom)]
  return {
    tileMatrix: String(zoom),
    minTileRow: tile(gridY(north), rows),
    maxTileRow: tile(gridY(south), rows),
    minTileCol: tile(worldX(west), columns),
    maxTileCol: tile(worldX(east), columns),
  }
}

export interface TilePath {
  tileMatrix: string
  tileRow: string
  tileCol: string
}

/** The tile at a path. Refuses (`not-found`) a matrix, row or column outside the limits, and what is no number. */
export function tileWithin(limits: readonly TileMatrixLimits[], path: TilePath, grid: TileGrid): TileAddress {
  const { tileMatrix, tileRow, tileCol } = path
  const own = limits.find(one => one.tileMatrix === tileMatrix)
  if (!own) {
    const [first, last] = [limits[0]!.tileMatrix, limits.at(-1)!.tileMatrix]
    throw new DomainError('not-found', `The tile set has matrices ${first} to ${last}, not "${tileMatrix}".`)
  }
  const { minTileRow, maxTileRow, minTileCol, maxTileCol } = own
  return {
    z: Number(tileMatrix),
    y: between({ name: 'row', text: tileRow, min: minTileRow, max: maxTileRow }),
    x: between({ name: 'column', text: tileCol, min: minTileCol, max: maxTileCol }),
    grid,
  }
}

interface Bounded {
  name: string
  text: string
  min: number
  max: number
}

function between({ name, text, min, max }: Bounded): number {
  const value = /^\d{1,10}$/.test(text) ? Number(text) : Number.NaN
  if (value >= min && value <= max) return value
  throw new DomainError('not-found', `${name} "${text}": in this matrix the tile set has ${min} to ${max}.`)
}
