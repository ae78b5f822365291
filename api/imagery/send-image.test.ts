import { expect, test } from 'vitest'
import { rangeOf } from './send-image.ts'

test.each([
  ['bytes=0-99', [0, 99]],
  ['bytes=900-', [900, 999]],
  ['bytes=-10', [990, 999]],
  ['bytes=0-5000', [0, 999]],
  ['bytes=1000-', 'outside'],
  ['bytes=-0', 'outside'],
  ['bytes=9-3', undefined],
  ['bytes=0-1,5-9', undefined],
  ['lines=1-2', undefined],
  [undefined, undefined],
])('of 1,000 bytes %s is %j', (header, range) => expect(rangeOf(header, 1000)).toEqual(range))
