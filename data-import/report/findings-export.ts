import { sql } from 'kysely'
import type { Db } from '../../spatial/database/schema.ts'
import { csvCell } from '../../spatial/exchange/csv-writer.ts'
import type { CheckId, Severity } from '../checks/check-list.ts'
import { checkTitle, type Language } from '../checks/finding.ts'

/** A finding as `import_findings` keeps it. */
export interface StoredFinding {
  number: number
  check: CheckId
  severity: Severity
  table: string
  row: number | null
  key: string | null
  field: string | null
  value: string | null
  expected: string | null
  lon: number | null
  lat: number | null
}

export interface FindingPage {
  limit: number
  /** Number of the last finding of the page before. */
  after?: number | undefined
  severity?: Severity | undefined
  check?: CheckId | undefined
}

/** Findings of a batch in the order they were made. */
export async function findingsPage(
  db: Db,
  batchId: number,
  { limit, after = 0, severity, check }: FindingPage,
): Promise<StoredFinding[]> {
  return db
    .selectFrom('import_findings')
    .where('batch_id', '=', batchId)
    .where('number', '>', after)
    .$if(severity !== undefined, query => query.where('severity', '=', severity!))
    .$if(check !== undefined, query => query.where('check_id', '=', check!))
    .select([
      'number',
      'check_id as check',
      'severity',
      'table_name as table',
      'row_number as row',
      'key',
      'field',
      'value',
      'expected',
      sql<number | null>`ST_X(geom)`.as('lon'),
      sql<number | null>`ST_Y(geom)`.as('lat'),
    ])
    .orderBy('number')
    .limit(limit)
    .$castTo<StoredFinding>()
    .execute()
}

const PAGE_ROWS = 5_000

async function* pages(db: Db, batchId: number): AsyncGenerator<StoredFinding[]> {
  let after = 0
  while (true) {
    const page = await findingsPage(db, batchId, { limit: PAGE_ROWS, after })
    if (page.length > 0) yield page
    if (page.length < PAGE_ROWS) return
    after = page.at(-1)!.number
  }
}

const COLUMNS: Record<Language, readonly string[]> = {
  zh: ['序号', '级别', '检查项', '说明', '数据表', '行号', '编码', '字段', '值', '应为', '经度', '纬度'],
  en: ['number', 'severity', 'check', 'meaning', 'table', 'row', 'key', 'field', 'value', 'expected', 'lon', 'lat'],
}

const SEVERITIES: Record<Language, Record<Severity, string>> = {
  zh: { error: '错误', warning: '警告', note: '提示' },
  en: { error: 'error', warning: 'warning', note: 'note' },
}

/** All findings as CSV in UTF-8; the byte order mark lets Excel read the Chinese. */
export async function* findingsCsv(db: Db, batchId: number, language: Language): AsyncGenerator<string> {
  yield `\ufeff${COLUMNS[language].join(',')}\r\n`
  for await (const page of pages(db, batchId)) yield page.map(finding => csvLine(finding, language)).join('')
}

function csvLine(finding: StoredFinding, language: Language): string {
  const { number, check, severity, table, row, key, field, value, expected, lon, lat } = finding
  const cells = [
    number,
    SEVERITIES[language][severity],
    check,
    checkTitle(check, language),
    table,
    row,
    key,
    field,
    value,
    expected,
    lon,
    lat,
  ]
  return `${cells.map(csvCell).join(',')}\r\n`
}

/** All findings as a GeoJSON layer; a finding without a place has a null geometry, so that none is missing. */
export async function* findingsGeoJson(db: Db, batchId: number): AsyncGenerator<string> {
  yield '{"type":"FeatureCollection","features":['
  let separator = '\n'
  for await (const page of pages(db, batchId)) {
    yield separator + page.map(finding => JSON.stringify(findingFeature(finding))).join(',\n')
    separator = ',\n'
  }
  yield '\n]}\n'
}

export function findingFeature({ lon, lat, ...finding }: StoredFinding) {
  const geometry = lon === null || lat === null ? null : { type: 'Point' as const, coordinates: [lon, lat] }
  const titles = { titleZh: checkTitle(finding.check, 'zh'), titleEn: checkTitle(finding.check, 'en') }
  return { type: 'Feature' as const, id: finding.number, geometry, properties: { ...finding, ...titles } }
}
