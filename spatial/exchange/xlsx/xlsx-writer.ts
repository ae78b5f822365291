import { Readable } from 'node:stream'
import { ZipFile } from 'yazl'
import { wkt } from '../csv-writer.ts'
import type { ExportColumn, ExportFeature, FileWriter } from '../feature-writer.ts'
import type { FileOptions } from '../file-options.ts'
import { rowXml, SHEET_HEAD, SHEET_PATH, SHEET_TAIL, workbookParts } from './workbook-parts.ts'

/** Excel opens no longer sheet and no longer cell. */
const MAX_ROWS = 1_048_576
const MAX_CELL_CHARACTERS = 32_767
const SHEET_NAME_CHARACTERS = 31

/**
 * A workbook of one sheet, written while it is read: titles in Chinese, longitude and latitude of points, other geometries as
 * well-known text where a cell holds it.
 */
export const xlsxWriter = (options: FileOptions): FileWriter => ({
  contentType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  fileExtension: 'xlsx',
  bytes: batches => zipped(options, batches),
})

async function* zipped(
  options: FileOptions,
  batches: AsyncIterable<readonly ExportFeature[]>,
): AsyncGenerator<Uint8Array> {
  const zip = new ZipFile()
  for (const [path, text] of workbookParts(
    options.titleZh.replace(/[[\]:*?/\\]/g, ' ').slice(0, SHEET_NAME_CHARACTERS),
  ))
    zip.addBuffer(Buffer.from(text), path)
  const sheet = Readable.from(sheetText(options, batches), { objectMode: false })
  // a failure while reading must end the archive, which knows nothing of it
  sheet.on('error', error => (zip.outputStream as Readable).destroy(error))
  zip.addReadStream(sheet, SHEET_PATH)
  zip.end()
  try {
    yield* zip.outputStream as AsyncIterable<Uint8Array>
  } finally {
    sheet.destroy()
  }
}

async function* sheetText(
  { columns }: FileOptions,
  batches: AsyncIterable<readonly ExportFeature[]>,
): AsyncGenerator<string> {
  yield SHEET_HEAD + rowXml([...columns.map(({ name, titleZh }) => titleZh ?? name), '经度', '纬度', 'WKT'], 1)
  let row = 1
  for await (const batch of batches) {
    if (row + batch.length > MAX_ROWS) throw new Error(`A sheet of Excel has at most ${MAX_ROWS} rows.`)
    yield batch.map(feature => rowXml(cells(feature, columns), ++row)).join('')
  }
  yield SHEET_TAIL
}

function cells({ geometry, values }: ExportFeature, columns: readonly ExportColumn[]): (string | number)[] {
  const [lon, lat] = geometry.type === 'Point' ? (geometry.coordinates as [number, number]) : ['', '']
  const text = geometry.type === 'Point' ? '' : wkt(geometry)
  return [...columns.map(({ name }) => cell(values[name])), lon, lat, text.length > MAX_CELL_CHARACTERS ? '' : text]
}

function cell(value: unknown): string | number {
  if (value === null || value === undefined) return ''
  if (typeof value === 'number') return Number.isFinite(value) ? value : ''
  return (typeof value === 'object' ? JSON.stringify(value) : String(value)).slice(0, MAX_CELL_CHARACTERS)
}
