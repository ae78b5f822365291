/**
 * World coordinates: the web mercator square (EPSG:3857) scaled to 0…1, x to the east, y to the south. A tile `z/x/y`
 * covers `[x, x + 1] / 2^z` by `[y, y + 1] / 2^z`. CGCS2000 and WGS 84 agree to centimetres, so EPSG:4490 degrees go in
 * unchanged, as PROJ does between 4490 and 3857.
 */
export const worldX = (lon: number): number => lon / 360 + 0.5

/** Latitudes beyond the square (85.0511°) land outside 0…1; the poles are infinite. */
export function worldY(lat: number): number {
  const sine = Math.sin((lat * Math.PI) / 180)
  return 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)
}

export const lonOfWorldX = (x: number): number => (x - 0.5) * 360

export const latOfWorldY = (y: number): number => (Math.atan(Math.sinh((0.5 - y) * 2 * Math.PI)) * 180) / Math.PI

/** A box in world coordinates; edges belong to it. */
export type WorldBox = [minX: number, minY: number, maxX: number, maxY: number]
