import { type Dimension, dimensionOf, partCount } from '../../geometry/shape.ts'
import type { RowCheck } from '../row-check.ts'

export interface GeometryRule {
  dimension: Dimension
  /** The register keeps one part only. */
  isSingle?: boolean
}

export function geometryType({ dimension, isSingle = false }: GeometryRule): RowCheck {
  return {
    id: 'geometry-type',
    check: ({ shape }) => {
      if (!shape || (dimensionOf(shape) === dimension && !(isSingle && partCount(shape) > 1))) return undefined
      return { value: shape.type, expected: isSingle ? `${dimension} (1)` : dimension }
    },
  }
}
