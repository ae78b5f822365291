import { gbk } from './gbk.ts'

const cell = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)

/** Comma-separated values in GBK, as spreadsheets on Chinese systems save them. */
export const csv = (columns: readonly string[], rows: readonly (readonly string[])[]): Buffer =>
  gbk([columns, ...rows].map(row => `${row.map(cell).join(',')}\r\n`).join(''))
