import type { RawBatch } from '../formats/raw-table.ts'
import { refusedRow } from '../formats/sentences.ts'
import type { RefusedRow, RowBatch } from '../formats/source.ts'
import { keepRows } from './keep-rows.ts'
import type { SourceCrs } from './source-crs.ts'

function vertexRange({ geometry }: RawBatch, row: number): [first: number, end: number] {
  const { partOffsets, ringOffsets, vertexOffsets } = geometry
  const [firstPart, endPart] = [partOffsets[row]!, partOffsets[row + 1]!]
  return [vertexOffsets[ringOffsets[firstPart]!]!, vertexOffsets[ringOffsets[endPart]!]!]
}

/** Fills lon lat of one row; says why when a vertex has none. */
function reprojectRow(
  batch: RawBatch,
  row: number,
  { crs, lonLat }: { crs: SourceCrs; lonLat: Float64Array },
): RefusedRow | undefined {
  const { original } = batch.geometry
  const [first, end] = vertexRange(batch, row)
  for (let i = first * 2; i < end * 2; i += 2) {
    const [x, y] = [original[i]!, original[i + 1]!]
    if (!Number.isFinite(x) || !Number.isFinite(y)) return refusedRow(batch.rowNumbers[row]!, 'not-finite')
    const position = crs.toLonLat([x, y])
    if (!position || !Number.isFinite(position[0] + position[1]))
      return refusedRow(batch.rowNumbers[row]!, 'outside-projection', { x, y, crs: crs.name })
    lonLat[i] = position[0]
    lonLat[i + 1] = position[1]
  }
  return undefined
}

function swapAxes(xy: Float64Array): void {
  for (let i = 0; i < xy.length; i += 2) [xy[i], xy[i + 1]] = [xy[i + 1]!, xy[i]!]
}

/** The batch in CGCS2000 lon lat; rows with a vertex that cannot be converted move to `refused`. */
export function reprojectBatch(batch: RawBatch, crs: SourceCrs): RowBatch {
  const { original } = batch.geometry
  if (crs.swapped) swapAxes(original)
  const lonLat = new Float64Array(original.length)
  const refused: RefusedRow[] = []
  const kept: number[] = []
  for (let row = 0; row < batch.values.length; row++) {
    const problem = reprojectRow(batch, row, { crs, lonLat })
    if (problem) refused.push(problem)
    else kept.push(row)
  }
  const whole = { ...batch, geometry: { ...batch.geometry, lonLat } }
  if (refused.length === 0) return whole
  return { ...keepRows(whole, kept), refused: [...batch.refused, ...refused].sort((a, b) => a.row - b.row) }
}
