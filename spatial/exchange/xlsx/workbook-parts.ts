import { escapeXml } from '../../xml/escape-xml.ts'

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const SHEET = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'

const LETTERS = 26

/** A, B, …, Z, AA, AB, … */
export const columnName = (column: number): string =>
  (column >= LETTERS ? columnName(Math.floor(column / LETTERS) - 1) : '') + String.fromCharCode(65 + (column % LETTERS))

/** A cell of text or of a number, without a style; what is empty has no cell. Rows count from 1, columns from 0. */
export function cellXml(value: string | number, column: number, row: number): string {
  if (value === '') return ''
  const at = `${columnName(column)}${row}`
  if (typeof value === 'number') return `<c r="${at}"><v>${value}</v></c>`
  return `<c r="${at}" t="inlineStr"><is><t>${escapeXml(value)}</t></is></c>`
}

export const rowXml = (cells: readonly (string | number)[], row: number): string =>
  `<row r="${row}">${cells.map((value, column) => cellXml(value, column, row)).join('')}</row>`

/** The sheet around its rows. */
export const SHEET_HEAD = `${XML}<worksheet xmlns="${SHEET}"><sheetData>`
export const SHEET_TAIL = '</sheetData></worksheet>'
export const SHEET_PATH = 'xl/worksheets/sheet1.xml'

const relation = (id: string, type: string, target: string): string =>
  `<Relationship Id="${id}" Type="${OFFICE}/relationships/${type}" Target="${target}"/>`

const relations = (...items: string[]): string =>
  `${XML}<Relationships xmlns="${PACKAGE}/relationships">${items.join('')}</Relationships>`

const CONTENT_TYPES = `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/${SHEET_PATH}" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>`

/** Everything of a workbook (ECMA-376) but its one sheet: path in the archive and text. */
export function workbookParts(sheetName: string): readonly (readonly [path: string, text: string])[] {
  const workbook = `${XML}<workbook xmlns="${SHEET}" xmlns:r="${OFFICE}/relationships"><sheets><sheet name="${escapeXml(sheetName)}" sheetId="1" r:id="rId1"/></sheets></workbook>`
  return [
    ['[Content_Types].xml', CONTENT_TYPES],
    ['_rels/.rels', relations(relation('rId1', 'officeDocument', 'xl/workbook.xml'))],
    ['xl/workbook.xml', workbook],
    ['xl/_rels/workbook.xml.rels', relations(relation('rId1', 'worksheet', 'worksheets/sheet1.xml'))],
  ]
}
