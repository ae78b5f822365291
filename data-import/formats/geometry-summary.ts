import type { RawGeometry } from './geometry-builder.ts'
import { GEOMETRY_TYPES, type GeometryTypeName } from './geometry-column.ts'
import type { PositionSampler } from './position-sample.ts'

/** The one type of a table's rows; `None` when no row has geometry. */
export function geometryTypeOf(types: Set<number>): GeometryTypeName | 'Mixed' | 'None' {
  const [only] = types
  if (only === undefined) return 'None'
  return types.size === 1 ? GEOMETRY_TYPES[only]! : 'Mixed'
}

/** Adds the first vertex of each row to the sampler and its type to `types`. */
export function sampleFirstVertices(
  geometry: RawGeometry,
  { sampler, types }: { sampler: PositionSampler; types: Set<number> },
): void {
  const { partOffsets, ringOffsets, vertexOffsets, original } = geometry
  for (let row = 0; row < geometry.types.length; row++) {
    if (geometry.types[row] === 0) continue
    types.add(geometry.types[row]!)
    const at = vertexOffsets[ringOffsets[partOffsets[row]!]!]! * 2
    const [x, y] = [original[at]!, original[at + 1]!]
    if (Number.isFinite(x) && Number.isFinite(y)) sampler.add(x, y)
  }
}
