/** As fine as the point index, so that a cell's points come to lie side by side. */
const LEVEL = 18
const CELLS = 2 ** LEVEL

/**
 * The order of points row by row, and from west to east within a row of cells: two stable counting sorts. Columns kept in
 * this order are read along instead of hopped through, which makes tiles of many points 2 to 4 times faster.
 */
export function cellOrder(xs: Float64Array, ys: Float64Array, count: number): Uint32Array {
  const first = Uint32Array.from({ length: count }, (_, i) => i)
  return sortedByCell(ys, sortedByCell(xs, first))
}

function sortedByCell(positions: Float64Array, order: Uint32Array): Uint32Array {
  const cellOf = (point: number): number => Math.min(CELLS - 1, Math.max(0, Math.floor(positions[point]! * CELLS)))
  const starts = new Uint32Array(CELLS + 1)
  for (const point of order) starts[cellOf(point) + 1]!++
  for (let cell = 0; cell < CELLS; cell++) starts[cell + 1]! += starts[cell]!
  const sorted = new Uint32Array(order.length)
  for (const point of order) sorted[starts[cellOf(point)]!++] = point
  return sorted
}
