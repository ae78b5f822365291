import type { FeatureGeometryType } from '../../../spatial/features/feature-type.ts'
import type { Parts } from './parts.ts'

/** How whole numbers become coordinates again: x = column * scale + translate, and y downwards from the upper left. */
export interface Transform {
  originPosition: 'upperLeft' | 'lowerLeft'
  scale: readonly [x: number, y: number]
  translate: readonly [x: number, y: number]
}

export interface Quantization {
  transform: Transform
  /** For a map, where positions that fall together are one; otherwise every position is kept, for editing. */
  isView: boolean
}

/** Parts in whole numbers: the first position of each absolute, each further one as the step from the one before. */
export type QuantizedParts = number[][]

/** Fewer positions than these are no line and no ring. */
const MIN_POSITIONS: Record<FeatureGeometryType, number> = { Point: 1, MultiLineString: 2, Polygon: 4, MultiPolygon: 4 }

export function quantized(
  parts: Parts,
  type: FeatureGeometryType,
  { transform, isView }: Quantization,
): QuantizedParts {
  const steps = parts.map(part => stepsOf(part, transform, isView))
  return isView ? steps.filter(part => part.length / 2 >= MIN_POSITIONS[type]) : steps
}

function stepsOf(part: Parts[number], transform: Transform, isView: boolean): number[] {
  const { scale, translate, originPosition } = transform
  const down = originPosition === 'upperLeft' ? -1 : 1
  const steps: number[] = []
  let [lastX, lastY] = [0, 0]
  for (const [x, y] of part) {
    const column = Math.round((x! - translate[0]) / scale[0])
    const row = Math.round((down * (y! - translate[1])) / scale[1])
    if (isView && steps.length > 0 && column === lastX && row === lastY) continue
    steps.push(column - lastX, row - lastY)
    lastX = column
    lastY = row
  }
  return steps
}

/** The same as Esri's JSON writes it. */
export function quantizedJson(parts: QuantizedParts, type: FeatureGeometryType): string | undefined {
  if (parts.length === 0) return undefined
  if (type === 'Point') return `{"x":${parts[0]![0]},"y":${parts[0]![1]}}`
  const lists = parts.map(
    part =>
      `[${Array.from({ length: part.length / 2 }, (_, at) => `[${part[2 * at]},${part[2 * at + 1]}]`).join(',')}]`,
  )
  return `{"${type === 'MultiLineString' ? 'paths' : 'rings'}":[${lists.join(',')}]}`
}
