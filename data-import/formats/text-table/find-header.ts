import { parseAngle } from './parse-angle.ts'

/** Titles and remarks above a table rarely take more lines. */
const LOOKED_AT_ROWS = 12

const cells = (record: string[]): string[] => record.map(cell => cell.trim()).filter(cell => cell !== '')

/** Headings are words: none of them is a number, and hardly any occurs twice. */
function looksLikeHeadings(record: string[]): boolean {
  const words = cells(record)
  return (
    words.length > 0 && !words.some(word => parseAngle(word) !== undefined) && new Set(words).size > words.length / 2
  )
}

/**
 * Index of the row with the headings: the first of the top rows that is as wide as the table and holds only words.
 * A title above (`部件普查成果表`) fills fewer cells. `undefined`: the table starts with data.
 */
export function findHeader(records: string[][]): number | undefined {
  const top = records.slice(0, LOOKED_AT_ROWS)
  const widest = Math.max(0, ...top.map(record => cells(record).length))
  const index = top.findIndex(
    record => cells(record).length >= Math.min(widest, 2) && cells(record).length > widest / 2,
  )
  return index >= 0 && looksLikeHeadings(top[index]!) ? index : undefined
}
