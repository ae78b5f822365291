import type { IdOrder } from '../mirror/id-order.ts'

/** Of a code: county 6, class 4, serial 6 digits. */
export const CLASS_STEP = 1e6
export const COUNTY_STEP = 1e10
const CLASSES_OF_MAJOR = 100

/** Places in the order of codes, from the first to before the last. */
export interface Range {
  from: number
  to: number
}

/** Where the components of some classes and majors stand among all codes after `after`, ascending. */
export function classRanges(order: IdOrder, classes: readonly string[], after: number): Range[] {
  const stretches = stretchesOf(classes)
  const ranges: Range[] = []
  for (const county of countiesOf(order))
    for (const { first, last } of stretches) {
      const start = county * COUNTY_STEP
      const from = order.firstFrom(Math.max(start + first * CLASS_STEP, after + 1))
      const to = order.firstFrom(start + (last + 1) * CLASS_STEP)
      if (from < to) ranges.push({ from, to })
    }
  return ranges
}

/** Classes as stretches of numbers, ascending; a class whose major is asked for too is in that one. */
function stretchesOf(classes: readonly string[]): { first: number; last: number }[] {
  const majors = new Set(classes.filter(code => code.length === 2))
  const wanted = new Set(classes.filter(code => code.length === 2 || !majors.has(code.slice(0, 2))))
  return [...wanted].sort().map(code => {
    const first = code.length === 2 ? Number(code) * CLASSES_OF_MAJOR : Number(code)
    return { first, last: code.length === 2 ? first + CLASSES_OF_MAJOR - 1 : first }
  })
}

/** The first six digits of the codes that there are, ascending. */
export function countiesOf(order: IdOrder): number[] {
  const counties: number[] = []
  let place = 0
  while (place < order.ids.length) {
    const county = Math.floor(order.ids[place]! / COUNTY_STEP)
    counties.push(county)
    place = order.firstFrom((county + 1) * COUNTY_STEP)
  }
  return counties
}
