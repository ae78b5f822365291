import { GEOMETRY_TYPES, type GeometryColumn, type GeometryTypeName } from '../formats/geometry-column.ts'

/** Parts of rings of `[lon, lat]`; a point is one part with one ring of one vertex. */
export type Parts = readonly (readonly (readonly (readonly [number, number])[])[])[]

export interface BuiltShape {
  type: GeometryTypeName
  parts: Parts
}

export const pointShape = (lon: number, lat: number): BuiltShape => ({ type: 'Point', parts: [[[[lon, lat]]]] })

/** Packs shapes into the flat arrays of a batch; `undefined` is a row without geometry. */
export function buildGeometry(shapes: readonly (BuiltShape | undefined)[]): GeometryColumn {
  const types: number[] = []
  const partOffsets = [0]
  const ringOffsets = [0]
  const vertexOffsets = [0]
  const lonLat: number[] = []
  for (const shape of shapes) {
    types.push(shape ? GEOMETRY_TYPES.indexOf(shape.type) : 0)
    for (const rings of shape?.parts ?? []) {
      for (const ring of rings) {
        for (const [lon, lat] of ring) lonLat.push(lon, lat)
        vertexOffsets.push(lonLat.length / 2)
      }
      ringOffsets.push(vertexOffsets.length - 1)
    }
    partOffsets.push(ringOffsets.length - 1)
  }
  return {
    types: Uint8Array.from(types),
    partOffsets: Uint32Array.from(partOffsets),
    ringOffsets: Uint32Array.from(ringOffsets),
    vertexOffsets: Uint32Array.from(vertexOffsets),
    lonLat: Float64Array.from(lonLat),
    original: Float64Array.from(lonLat),
  }
}
