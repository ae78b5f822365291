import { crsFromStatement } from '../reproject/crs-statement.ts'
import { reprojectBatch } from '../reproject/reproject-batch.ts'
import { type ResolvedCrs, resolveCrs } from '../reproject/resolve-crs.ts'
import { whereIsIt } from '../reproject/where-is-it.ts'
import type { RawTable } from './raw-table.ts'
import { refusal } from './sentences.ts'
import { ReadingFailed, type RowBatch, type SourceOptions, type SourceTable } from './source.ts'

async function* reprojectedRows(table: RawTable, { crs, finding }: ResolvedCrs): AsyncGenerator<RowBatch> {
  for await (const batch of table.rows()) {
    if (crs) yield reprojectBatch(batch, crs)
    else if (batch.geometry.original.length === 0)
      yield { ...batch, geometry: { ...batch.geometry, lonLat: new Float64Array() } }
    else
      throw new ReadingFailed(
        refusal('crs-needed', { path: table.path, evidence: finding.evidence, evidenceZh: finding.evidenceZh }),
      )
  }
}

/** A raw table with its coordinate system decided. */
export function asSourceTable(table: RawTable, options: SourceOptions): SourceTable {
  const { declaredCrs, rows: _, ...described } = table
  const resolved = resolveCrs(
    { declared: declaredCrs, positions: table.positions, city: options.city },
    options.crs ? crsFromStatement(options.crs) : undefined,
  )
  const { city } = options
  const whereabouts =
    city && table.positions.length > 0 ? whereIsIt(table.positions, { crs: resolved.crs, city }) : undefined
  return {
    ...described,
    crs: resolved.finding,
    ...(whereabouts && { whereabouts }),
    rows: () => reprojectedRows(table, resolved),
  }
}
