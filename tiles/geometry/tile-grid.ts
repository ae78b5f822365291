import { latOfWorldY, worldY } from './world.ts'

export const TILE_GRID_IDS = ['WebMercatorQuad', 'CGCS2000Quad'] as const
export type TileGridId = (typeof TILE_GRID_IDS)[number]

/**
 * A division of the earth into tiles. Zoom z has 2^z columns in every grid, so a zoom means the same width in degrees, and
 * columns agree; grids differ in where rows lie. The mirror keeps world coordinates (`world.ts`); a grid's own y has the
 * same unit, the width of the world.
 */
export interface TileGrid {
  id: TileGridId
  srid: 3857 | 4490
  minzoom: number
  /** The grid's y of a world y and back; absent where they are the same. */
  rows?: { gridY(worldY: number): number; worldY(gridY: number): number }
  rowCount(zoom: number): number
}

/** The square grid of EPSG:3857 that web maps use: the one meant where none is named. */
export const WEB_MERCATOR_QUAD: TileGrid = {
  id: 'WebMercatorQuad',
  srid: 3857,
  minzoom: 0,
  rowCount: zoom => 2 ** zoom,
}

const NORTH_POLE_LAT = 90

/**
 * Degrees of CGCS2000 (EPSG:4490) in squares, twice as many columns as rows, numbered as the national map service 天地图
 * numbers its `c` tiles: zoom 1 has two. Zoom z is matrix z - 1 of the OGC's WorldCRS84Quad.
 */
export const CGCS2000_QUAD: TileGrid = {
  id: 'CGCS2000Quad',
  srid: 4490,
  minzoom: 1,
  rows: {
    gridY: y => (NORTH_POLE_LAT - latOfWorldY(y)) / 360,
    // a tile's buffer may reach beyond a pole, where there is nothing
    worldY: y => worldY(Math.min(90, Math.max(-90, NORTH_POLE_LAT - y * 360))),
  },
  rowCount: zoom => 2 ** (zoom - 1),
}

export const TILE_GRIDS: readonly TileGrid[] = [WEB_MERCATOR_QUAD, CGCS2000_QUAD]

export const findTileGrid = (id: string): TileGrid | undefined => TILE_GRIDS.find(grid => grid.id === id)
