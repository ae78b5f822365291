import { sql } from 'kysely'
import type { Db } from '../../spatial/database/schema.ts'
import type { Finding } from '../checks/finding.ts'
import type { FindingCounts } from './import-report.ts'

/** Enough to see what is wrong with any delivery; a file of the wrong dataset has a finding on every row. */
export const MAX_STORED_FINDINGS = 200_000
const FLUSH_AT = 2_000

/** Takes the findings of a batch, counts all and keeps them in `import_findings` up to the limit. */
export class FindingStore {
  readonly counts: FindingCounts = { error: 0, warning: 0, note: 0, byCheck: {}, stored: 0 }
  private waiting: Finding[] = []
  private readonly db: Db
  private readonly batchId: number

  constructor(db: Db, batchId: number) {
    this.db = db
    this.batchId = batchId
  }

  add(finding: Finding): void {
    this.counts[finding.severity]++
    this.counts.byCheck[finding.check] = (this.counts.byCheck[finding.check] ?? 0) + 1
    if (this.counts.stored + this.waiting.length < MAX_STORED_FINDINGS) this.waiting.push(finding)
  }

  /** Writes what waits when it is worth a statement. */
  async flushIfFull(): Promise<void> {
    if (this.waiting.length >= FLUSH_AT) await this.flush()
  }

  async flush(): Promise<void> {
    const findings = this.waiting
    if (findings.length === 0) return
    this.waiting = []
    const column = <Value>(value: (finding: Finding) => Value) => findings.map(value)
    await sql`
      insert into import_findings
        (batch_id, number, check_id, severity, table_name, row_number, key, field, value, expected, geom)
      select ${this.batchId}, ${this.counts.stored}::int + f.ordinality, f.check_id, f.severity, f.table_name, f.row_number,
             f.key, f.field, f.value, f.expected,
             case when f.lon is not null then ST_SetSRID(ST_MakePoint(f.lon, f.lat), 4490) end
      from unnest(
        ${column(finding => finding.check)}::text[], ${column(finding => finding.severity)}::text[],
        ${column(finding => finding.table)}::text[], ${column(finding => finding.rowNumber)}::int[],
        ${column(finding => finding.key)}::text[], ${column(finding => finding.field)}::text[],
        ${column(finding => finding.value)}::text[], ${column(finding => finding.expected)}::text[],
        ${column(finding => finding.position?.[0] ?? null)}::float8[],
        ${column(finding => finding.position?.[1] ?? null)}::float8[]
      ) with ordinality as f (check_id, severity, table_name, row_number, key, field, value, expected, lon, lat)`.execute(
      this.db,
    )
    this.counts.stored += findings.length
  }
}
