import type { RowCounts, TableReport } from '../report/import-report.ts'
import type { CityPlacement } from './city-placement.ts'
import type { MatchedTable } from './read-tables.ts'

export function tableReport(
  { source, match }: MatchedTable,
  counts: RowCounts,
  placement: CityPlacement | undefined,
): TableReport {
  const fieldAt = (index: number) => source.fields[index]!.name
  return {
    name: source.name,
    path: source.path,
    format: source.format,
    encoding: source.encoding,
    crs: source.crs,
    ...(source.columnRoles && { columnRoles: source.columnRoles }),
    columns: Object.fromEntries([...match.fieldOf].map(([column, index]) => [column, fieldAt(index)])),
    unmatched: match.unmatched.map(fieldAt),
    missing: match.missing.filter(spec => spec.isRequired).map(spec => spec.name),
    counts,
    ...(source.whereabouts && {
      whereabouts: { textZh: source.whereabouts.textZh, textEn: source.whereabouts.textEn },
    }),
    outsideCity: placement?.outside ?? 0,
    notes: source.notes,
  }
}
