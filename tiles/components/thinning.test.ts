import { describe, expect, test } from 'vitest'
import { thinningStep } from '../mirror/thinning-step.ts'
import { POINTS_PER_TILE, stepFor } from './thinning.ts'

/** Codes as a survey numbers them: serials in a row within county and class. */
const codesOf = (classCode: string, count: number): number[] =>
  Array.from({ length: count }, (_, i) => Number(`510903${classCode}${String(i + 1).padStart(6, '0')}`))

describe('the step of a component', () => {
  test.each(['0102', '0204', '2135'])('halves any run of codes of class %s evenly, at each step', classCode => {
    const steps = codesOf(classCode, 8192).map(thinningStep)
    for (let step = 1; step <= 5; step++)
      for (let start = 0; start < steps.length; start += 1024) {
        const kept = steps.slice(start, start + 1024).filter(one => one >= step).length
        expect(Math.abs(kept - 1024 / 2 ** step)).toBeLessThanOrEqual(4)
      }
  })

  test('does not take one side of a street: odd and even serials stay alike', () => {
    const kept = codesOf('0204', 8192).filter(code => thinningStep(code) >= 1)
    expect(kept.filter(code => code % 2 === 1).length / kept.length).toBeCloseTo(0.5, 1)
  })
})

describe('the step that a zoom asks for', () => {
  const suining = 50_000_000

  test.each([
    ['the whole register at z13', 13, 266_451, suining, 3],
    ['the whole register at z14', 14, 266_451, suining, 1],
    ['the whole register at z15', 15, 266_451, suining, 0],
    ['a class with few components at z13', 13, 2_000, suining, 0],
    ['a register without unit grids', 13, 266_451, 0, 0],
    ['an empty register', 13, 0, suining, 0],
    ['a register a hundred times denser at z18', 18, 26_645_100, suining, 0],
  ])('%s', (_name, zoom, matching, surveyedM2, step) => {
    expect(stepFor(zoom, matching, surveyedM2)).toBe(step)
  })

  test('leaves at most the points it should in a tile of mean density, and not less than half of that', () => {
    const tileM2 = (40_075_016.7 / 2 ** 13) ** 2
    for (let matching = 50_000; matching < 5_000_000; matching *= 1.3) {
      const left = ((matching / suining) * tileM2) / 2 ** stepFor(13, matching, suining)
      expect(left).toBeLessThanOrEqual(POINTS_PER_TILE)
      expect(left).toBeGreaterThan(POINTS_PER_TILE / 2)
    }
  })
})
