import { cpus } from 'node:os'
import { summaryOf } from './statistics.ts'

export type Row = readonly (string | number)[]

/** Chinese characters take two columns of a terminal. */
const columnsOf = (text: string): number =>
  [...text].reduce((sum, character) => sum + (/[⺀-꓏가-힣豈-﫿︰-﹏＀-｠]/u.test(character) ? 2 : 1), 0)

const padded = (text: string, width: number, toRight: boolean): string => {
  const spaces = ' '.repeat(width - columnsOf(text))
  return toRight ? spaces + text : text + spaces
}

/** A Markdown table that also reads well in a terminal: numbers to the right, text to the left. */
export function tableOf(header: readonly string[], rows: readonly Row[]): string {
  const lines = [header, ...rows].map(row => row.map(String))
  const widths = header.map((_, i) => Math.max(3, ...lines.map(line => columnsOf(line[i] ?? ''))))
  const isNumeric = header.map((_, i) => rows.length > 0 && rows.every(row => /^[-–\d]/.test(String(row[i] ?? ''))))
  const write = (line: readonly string[]) =>
    `| ${widths.map((width, i) => padded(line[i] ?? '', width, isNumeric[i]!)).join(' | ')} |`
  const rule = `|${widths.map((width, i) => `${'-'.repeat(width + 1)}${isNumeric[i] ? ':' : '-'}`).join('|')}|`
  return [write(lines[0]!), rule, ...lines.slice(1).map(write)].join('\n')
}

/** Three significant digits: `0.0123 ms`, `4.56 ms`, `789 ms`, `12.3 s`. */
export function duration(milliseconds: number): string {
  const [value, unit] = milliseconds >= 10_000 ? [milliseconds / 1000, 's'] : [milliseconds, 'ms']
  return `${value >= 100 ? Math.round(value) : Number(value.toPrecision(3))} ${unit}`
}

export interface Measured {
  name: string
  samplesMs: readonly number[]
  /** What this is compared with in the same run. The ratio says how many times longer that takes at the median. */
  comparedWith?: readonly number[]
}

/** Name, calls, median and p95; with a comparison also its median and p95 and how many times longer it takes. */
export function durationTable(measured: readonly Measured[], other?: string): string {
  const header = ['', 'calls', 'median', 'p95', ...(other ? [`${other} median`, `${other} p95`, 'ratio'] : [])]
  const rows = measured.map(({ name, samplesMs, comparedWith }) => {
    const ours = summaryOf(samplesMs)
    const own = [name, ours.count, duration(ours.medianMs), duration(ours.p95Ms)]
    if (!other) return own
    if (!comparedWith) return [...own, '–', '–', '–']
    const theirs = summaryOf(comparedWith)
    const ratio = (theirs.medianMs / ours.medianMs).toFixed(1)
    return [...own, duration(theirs.medianMs), duration(theirs.p95Ms), `${ratio} ×`]
  })
  return tableOf(header, rows)
}

/** One line that says on what it was measured. */
export function machine(): string {
  const processors = cpus()
  return `${processors.length} × ${processors[0]?.model.trim() ?? 'unknown processor'}, Node ${process.version}`
}
