import { expect, test } from 'vitest'
import { hashUnit, randomFor } from './prng.ts'

test('a stream is the same on every machine and day', () => {
  const random = randomFor('trees')
  expect(Array.from({ length: 4 }, () => random.below(1000))).toEqual([513, 36, 183, 575])
})

test('streams of other names differ', () => {
  expect(randomFor('trees').next()).not.toBe(randomFor('lamps').next())
})

test('values fill the unit interval evenly', () => {
  const random = randomFor('evenness')
  const tenths = new Array(10).fill(0)
  for (let i = 0; i < 20_000; i++) {
    tenths[Math.floor(random.next() * 10)]++
    tenths[Math.floor(hashUnit(i, 7) * 10)]++
  }
  for (const count of tenths) expect(Math.abs(count - 4_000)).toBeLessThan(250)
})
