import type { CheckId } from '../../../data-import/checks/check-list.ts'
import type { Ring } from '../geometry/polygon.ts'
import type { Point } from '../geometry/vector.ts'
import { gbk } from '../writers/gbk.ts'
import { COLUMN, type Spoil } from './component-errors.ts'

const cells =
  (change: (now: readonly (string | Buffer)[]) => [column: number, value: string | Buffer][]): Spoil =>
  victim => {
    const spoilt = [...victim.cells]
    for (const [column, value] of change(victim.cells)) spoilt[column] = value
    return { cells: spoilt, shape: victim.shape }
  }

/** A byte that begins no character, as a cut or a wrong converter leaves it. */
const STRAY_BYTE = 0xff

/** How a good row is changed so that it has one finding of severity warning or note. Such rows are published. */
export const COMPONENT_WARNINGS: Partial<Record<CheckId, Spoil>> = {
  'name-mismatch': cells(row => [[COLUMN.name, `${row[COLUMN.name]}（旧）`]]),
  'text-damaged': (victim, context) => {
    const place = String(victim.cells[COLUMN.location]).slice(0, 12)
    const damaged = context.random.chance(0.5)
      ? gbk(`${place}锟斤拷`)
      : Buffer.concat([gbk(place), Buffer.from([STRAY_BYTE]), gbk('旁')])
    return { cells: victim.cells.with(COLUMN.location, damaged), shape: victim.shape }
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
