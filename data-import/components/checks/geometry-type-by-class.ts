import { type Dimension, dimensionOf, partCount } from '../../geometry/shape.ts'
import type { ComponentCheck } from '../component-row.ts'

/**
 * The book says whether a class is kept as points, lines or areas. A point is allowed for every class: the edition of
 * 2007 lets each component be surveyed as one.
 */
export const geometryTypeByClass: ComponentCheck = {
  id: 'geometry-type',
  check: ({ shape, classInfo }) => {
    if (!shape || !classInfo) return undefined
    const found: Dimension = dimensionOf(shape)
    const isOnePoint = found === 'point' && partCount(shape) === 1
    if (isOnePoint || (found !== 'point' && found === classInfo.geometryType)) return undefined
    return { value: shape.type, expected: classInfo.geometryType }
  },
}
