import { DomainError } from '../../../spatial/domain-error.ts'
import type { Quantization, Transform } from '../encoding/quantization.ts'
import { json, type Parameters } from '../parameters.ts'

interface Sent {
  mode?: unknown
  originPosition?: unknown
  tolerance?: unknown
  extent?: { xmin?: unknown; ymin?: unknown; ymax?: unknown } | null
}

const isNumber = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value)

/** Coordinates as whole columns and rows of a grid, which the client lays; undefined where they are asked for as they are. */
export function quantizationAsked(parameters: Parameters): Quantization | undefined {
  const sent = json(parameters, 'quantizationParameters') as Sent | null | undefined
  if (sent === undefined || sent === null || Object.keys(sent).length === 0) return undefined
  const { tolerance, extent, mode = 'view', originPosition = 'upperLeft' } = sent
  if (!isNumber(tolerance) || tolerance <= 0 || (originPosition !== 'upperLeft' && originPosition !== 'lowerLeft'))
    throw new DomainError(
      'invalid-parameter',
      'quantizationParameters: expected a tolerance above 0 and an originPosition.',
    )
  return {
    transform: { originPosition, scale: [tolerance, tolerance], translate: originOf(extent, originPosition) },
    isView: mode !== 'edit',
  }
}

function originOf(extent: Sent['extent'], originPosition: Transform['originPosition']): [number, number] {
  if (!extent) return [0, 0]
  const y = originPosition === 'upperLeft' ? extent.ymax : extent.ymin
  if (isNumber(extent.xmin) && isNumber(y)) return [extent.xmin, y]
  throw new DomainError('invalid-parameter', 'quantizationParameters: the extent lacks xmin, ymin, xmax or ymax.')
}
