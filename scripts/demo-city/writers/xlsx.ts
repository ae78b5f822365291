import { buffer } from 'node:stream/consumers'
import { ZipFile } from 'yazl'
import {
  rowXml,
  SHEET_HEAD,
  SHEET_PATH,
  SHEET_TAIL,
  workbookParts,
} from '../../../spatial/exchange/xlsx/workbook-parts.ts'

const sheetXml = (rows: readonly (readonly string[])[]): string =>
  SHEET_HEAD + rows.map((row, i) => rowXml(row, i + 1)).join('') + SHEET_TAIL

/** Moment noted in the archive: fixed, so that the file is the same on every day and in every time zone. */
const ARCHIVED_AT = new Date(2018, 9, 25)

/** A workbook with one sheet of texts, the first row being the titles. */
export async function xlsx(sheetName: string, rows: readonly (readonly string[])[]): Promise<Buffer> {
  const zip = new ZipFile()
  for (const [name, text] of [...workbookParts(sheetName), [SHEET_PATH, sheetXml(rows)] as const])
    zip.addBuffer(Buffer.from(text), name, { mtime: ARCHIVED_AT, forceDosTimestamp: true })
  zip.end()
  return buffer(zip.outputStream)
}
