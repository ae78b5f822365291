import { expect, test } from 'vitest'
import { acceptsGzip, hasTag } from './conditional.ts'

test.each([
  [undefined, false],
  ['', false],
  ['gzip', true],
  ['gzip, deflate, br', true],
  ['br;q=1.0, GZIP;q=0.8', true],
  ['gzip;q=0', false],
  ['gzip; q=0.0, *', false],
  ['*', true],
  ['*;q=0', false],
  ['identity', false],
  ['br', false],
  ['x-gzip', true],
])('accept-encoding %s: gzip %s', (header, expected) => {
  expect(acceptsGzip(header)).toBe(expected)
})

test.each([
  [undefined, false],
  ['"1-7"', true],
  ['W/"1-7"', true],
  ['"1-6", "1-7"', true],
  ['"1-6"', false],
  ['1-7', false],
  ['*', true],
])('if-none-match %s: %s', (header, expected) => {
  expect(hasTag(header, '"1-7"')).toBe(expected)
})
