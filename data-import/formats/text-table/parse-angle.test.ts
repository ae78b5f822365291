import { describe, expect, test } from 'vitest'
import { isDms, parseAngle, parsePair } from './parse-angle.ts'

describe('angles as people write them', () => {
  test.each([
    ['105.5775', 105.5775],
    [' 105.5775 ', 105.5775],
    ['-12.5', -12.5],
    ['１０５．５', 105.5],
    ['105°34′39″', 105.5775],
    ['105°34\'39"E', 105.5775],
    ['E105°34′39″', 105.5775],
    ['东经105度34分39秒', 105.5775],
    ['105度34分39秒', 105.5775],
    ['105 34 39', 105.5775],
    ['105-34-39', 105.5775],
    ['105:34:39', 105.5775],
    ["105°34.65'", 105.5775],
    ['105.5775°', 105.5775],
    ['105.5775°E', 105.5775],
    ['30°30′N', 30.5],
    ['30°30′S', -30.5],
    ['555439.839', 555439.839],
    ['5.55439839e5', 555439.839],
  ])('%s is %d', (text, degrees) => expect(parseAngle(text)).toBeCloseTo(degrees, 9))

  test.each(['', 'x', '105°61′0″', '105°34′60″', '1e999', 'NaN', 'Infinity', '105,5', '--5', '遂宁'])(
    '“%s” is no angle',
    text => expect(parseAngle(text)).toBeUndefined(),
  )

  test('parts are told from plain numbers', () => {
    expect(isDms('105°34′39″')).toBe(true)
    expect(isDms('105.5775')).toBe(false)
    expect(isDms('abc')).toBe(false)
  })

  test.each([
    ['105.5775,30.5', [105.5775, 30.5]],
    ['30.5 105.5775', [30.5, 105.5775]],
    ['(30.5, 105.5775)', [30.5, 105.5775]],
    ['105.5775，30.5', [105.5775, 30.5]],
    ['105°34′39″E, 30°30′0″N', [105.5775, 30.5]],
  ])('%s is a pair', (text, pair) => expect(parsePair(text)).toEqual(pair))

  test('a sentence or a single number is no pair', () => {
    for (const text of ['105.5', '1,2,3', 'a b', '']) expect(parsePair(text)).toBeUndefined()
  })
})
