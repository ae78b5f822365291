import { expect, test } from 'vitest'
import { random } from '../testing/random.ts'
import { SmallestIds } from './smallest-ids.ts'

test.each([1, 7, 100, 3000])('of many ids in any order the %d smallest are kept', wanted => {
  const next = random(wanted)
  const ids = [...new Set(Array.from({ length: 2000 }, () => Math.floor(next() * 1e9)))]
  const smallest = new SmallestIds(wanted)
  for (const id of ids) if (id < smallest.ceiling) smallest.offer(id)
  expect([...smallest.ascending()]).toEqual(ids.toSorted((a, b) => a - b).slice(0, wanted))
})
