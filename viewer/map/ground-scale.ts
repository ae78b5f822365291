/** Length of the equator in Web Mercator. */
const EARTH_METRES = 40_075_016.7
/** MapLibre draws a tile this wide. */
export const TILE_PIXELS = 512

/** Metres on the ground of one pixel of the map. */
export const metresPerPixel = (zoom: number, latitude: number): number =>
  (EARTH_METRES * Math.cos((latitude * Math.PI) / 180)) / (TILE_PIXELS * 2 ** zoom)
