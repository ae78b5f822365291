import type { CheckId } from '../../../data-import/checks/check-list.ts'
import type { Ring } from '../geometry/polygon.ts'
import type { Point } from '../geometry/vector.ts'
import { COLUMN, type Spoil } from './component-errors.ts'

const cells =
  (change: (now: readonly (string | Buffer)[]) => [column: number, value: string | Buffer][]): Spoil =>
  victim => {
    const spoilt = [...victim.cells]
    for (const [column, value] of change(victim.cells)) spoilt[column] = value
    return { cells: spoilt, shape: victim.shape }
  }

/** What wrong decoding (锟斤拷) and uninitialised memory (烫烫) leave behind; both are well-formed GBK. */
const GARBLED_WORDS = ['锟斤拷', '烫烫烫'] as const

/** How a good row is changed so that it has one finding of severity warning or note. Such rows are published. */
export const COMPONENT_WARNINGS: Partial<Record<CheckId, Spoil>> = {
  'name-mismatch': cells(row => [[COLUMN.name, `${row[COLUMN.name]}（旧）`]]),
  'text-damaged': ({ cells: row, shape }, { random }) => {
    const start = String(row[COLUMN.location]).slice(0, 12)
    return { cells: row.with(COLUMN.location, start + random.pick(GARBLED_WORDS)), shape }
  },
  'department-name-mismatch': cells(row => [[COLUMN.ownerName, `${row[COLUMN.ownerName]}（原）`]]),
  'owner-unknown': cells(() => [
    [COLUMN.owner, ''],
    [COLUMN.ownerName, '不明'],
  ]),
  'date-order': cells(() => [[COLUMN.changedOn, '20120815']]),
  'source-unknown': cells(() => [[COLUMN.source, '目测']]),
}

/** Height of the loop below, small enough to stay within the unit grid. */
const LOOP_METERS = 0.5

/** Puts a loop on the longest side of an outline, so that the line crosses itself once. */
export function withLoop(ring: Ring): Ring {
  let longest = 0
  let at = 0
  ring.forEach(([x, y], i) => {
    const [nextX, nextY] = ring[(i + 1) % ring.length]!
    const length = Math.sqrt((nextX - x) ** 2 + (nextY - y) ** 2)
    if (length > longest) [longest, at] = [length, i]
  })
  const [from, to] = [ring[at]!, ring[(at + 1) % ring.length]!]
  const [dx, dy] = [(to[0] - from[0]) / longest, (to[1] - from[1]) / longest]
  const point = (share: number, outwards: number): Point => [
    from[0] + dx * share * longest + dy * outwards,
    from[1] + dy * share * longest - dx * outwards,
  ]
  const loop = [point(0.6, 0), point(0.5, LOOP_METERS), point(0.4, -LOOP_METERS)]
  return [...ring.slice(0, at + 1), ...loop, ...ring.slice(at + 1)]
}
