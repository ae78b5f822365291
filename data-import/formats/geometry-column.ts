/** OGC codes, so that a type is its (E)WKB number. */
export const GEOMETRY_TYPES = [
  'None',
  'Point',
  'LineString',
  'Polygon',
  'MultiPoint',
  'MultiLineString',
  'MultiPolygon',
] as const
export type GeometryTypeName = Exclude<(typeof GEOMETRY_TYPES)[number], 'None'>

/**
 * The geometries of a batch in flat arrays: row → parts → rings → vertices, each level by offsets into the next
 * (`offsets[i]` to `offsets[i + 1]`). A point is one part with one ring of one vertex, a line one part with one ring,
 * a multi-line one part per line, a polygon one part with its rings, shell first and closed. A row without geometry
 * has type 0 and no part.
 */
export interface GeometryColumn {
  types: Uint8Array
  /** Length rows + 1. */
  partOffsets: Uint32Array
  /** Length parts + 1. */
  ringOffsets: Uint32Array
  /** Length rings + 1, counted in vertices. */
  vertexOffsets: Uint32Array
  /** lon, lat, lon, lat … in CGCS2000 degrees. */
  lonLat: Float64Array
  /** x, y, x, y … as in the file (lon lat or east north order), aligned with `lonLat`. */
  original: Float64Array
}
