import { GEOMETRY_TYPES, type GeometryColumn, type GeometryTypeName } from '../formats/geometry-column.ts'

/** One row's geometry, as a view into the flat arrays of its batch. CGCS2000 degrees, lon lat. */
export interface Shape {
  geometry: GeometryColumn
  /** Index of the row in the batch. */
  index: number
  type: GeometryTypeName
}

export type Dimension = 'point' | 'line' | 'area'

export function shapeOf(geometry: GeometryColumn, index: number): Shape | undefined {
  const type = GEOMETRY_TYPES[geometry.types[index] ?? 0]!
  return type === 'None' ? undefined : { geometry, index, type }
}

const DIMENSION: Record<GeometryTypeName, Dimension> = {
  Point: 'point',
  MultiPoint: 'point',
  LineString: 'line',
  MultiLineString: 'line',
  Polygon: 'area',
  MultiPolygon: 'area',
}

export const dimensionOf = (shape: Shape): Dimension => DIMENSION[shape.type]

export const partCount = ({ geometry, index }: Shape): number =>
  geometry.partOffsets[index + 1]! - geometry.partOffsets[index]!

/** The numbers `from` to `to` of the shape's rings (of all its parts) in the batch's ring list. */
export function ringRange({ geometry, index }: Shape): { from: number; to: number } {
  const { partOffsets, ringOffsets } = geometry
  return { from: ringOffsets[partOffsets[index]!]!, to: ringOffsets[partOffsets[index + 1]!]! }
}

/** The numbers `from` to `to` of the shape's vertices in the batch's vertex list. */
export function vertexRange(shape: Shape): { from: number; to: number } {
  const { from, to } = ringRange(shape)
  const { vertexOffsets } = shape.geometry
  return { from: vertexOffsets[from]!, to: vertexOffsets[to]! }
}
