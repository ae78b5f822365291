import type pg from 'pg'
import type { StagedRow, StagedValue, StagingWriter } from './staged-row.ts'
import type { WrittenColumn } from './staging-table.ts'

/**
 * The embedded database does not speak COPY through its socket: rows go as one array of text for each column, a
 * statement a batch.
 */
export function openInsertWriter(pool: pg.Pool, table: string, columns: readonly WrittenColumn[]): StagingWriter {
  const names = columns.map(({ name }) => `"${name}"`)
  const parameters = columns.map((_, i) => `$${i + 1}::text[]`)
  const casts = columns.map(({ name, type }) => `"${name}"::${type}`)
  const text = `insert into "${table}" (${names}) select ${casts} from unnest(${parameters}) as given (${names})`
  return {
    async write(rows) {
      if (rows.length > 0) await pool.query(text, byColumn(columns, rows))
    },
    async end() {},
    async abort() {},
  }
}

const byColumn = (columns: readonly WrittenColumn[], rows: readonly StagedRow[]): (string | null)[][] =>
  columns.map((_, index) => rows.map(row => literal(row[index] ?? null)))

function literal(value: StagedValue): string | null {
  if (value === null || typeof value === 'string') return value
  if (Buffer.isBuffer(value)) return value.toString('hex')
  if (Array.isArray(value)) return arrayLiteral(value)
  return String(value)
}

const arrayLiteral = (items: readonly string[]): string =>
  `{${items.map(item => `"${item.replaceAll(/["\\]/g, '\\$&')}"`).join(',')}}`
