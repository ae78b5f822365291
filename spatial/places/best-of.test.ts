import { expect, test } from 'vitest'
import { bestOf } from './best-of.ts'

const ascending = (a: number, b: number) => a - b

/** Numbers of a seeded generator (Park and Miller), so that each run is the same. */
function numbers(count: number): number[] {
  let state = 7
  return Array.from({ length: count }, () => {
    state = (state * 16_807) % 2_147_483_647
    return state % 1000
  })
}

test.each([1, 2, 10, 499, 500, 5000])('the best %i are those of sorting everything', limit => {
  const offered = numbers(500)
  const best = bestOf(limit, ascending)
  for (const number of offered) best.offer(number)
  expect(best.best()).toEqual(offered.toSorted(ascending).slice(0, limit))
})
