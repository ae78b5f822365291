import { describe, expect, test } from 'vitest'
import { random } from '../testing/random.ts'
import { randomStar } from '../testing/random-star.ts'
import { clipRing } from './clip.ts'
import { edgesOf, someMeetingEdges } from './crossing-edges.ts'
import { roundPath } from './round-path.ts'
import { doubleArea, type Path } from './shape.ts'
import { validRings } from './valid-rings.ts'

const outer = (...ring: number[]) => ({ ring: roundPath(ring), isOuter: true })
const hole = (...ring: number[]) => ({ ring: roundPath(ring), isOuter: false })
const areas = (rings: Path[]) => rings.map(ring => doubleArea(ring) / 2).sort((a, b) => a - b)

describe('rings that rounding left valid', () => {
  test('come out as they went in', () => {
    const square = outer(0, 0, 10, 0, 10, 10, 0, 10)
    const inside = hole(2, 2, 2, 8, 8, 8, 8, 2)
    expect(validRings([square, inside])).toEqual([square.ring, inside.ring])
  })

  test('lose repeated points', () => {
    expect(validRings([outer(0, 0, 0, 0, 4, 0, 4, 0, 4, 4, 0, 0)])).toEqual([[0, 0, 4, 0, 4, 4]])
  })
})

describe('rings that rounding broke', () => {
  test.each([
    ['a ring flattened to a line', [outer(0, 0, 5, 0, 9, 0)], []],
    ['a ring flattened to a point', [outer(3, 3, 3, 3, 3, 3)], []],
    ['a sliver turned round', [outer(0, 0, 0, 5, 5, 0)], []],
    ['the hole of a flattened ring', [outer(0, 0, 5, 0, 9, 0), hole(1, 0, 1, 1, 2, 0)], []],
    ['a notch poking through the other side', [outer(0, 0, 10, 0, 10, 10, 4, -4, 0, 10)], [15, 20]],
    ['a spike', [outer(0, 0, 10, 0, 20, 0, 10, 0, 10, 10, 0, 10)], [100]],
    ['a ring that touches itself in a point', [outer(0, 0, 4, 0, 4, 4, 8, 4, 8, 8, 4, 8, 4, 4, 0, 4)], [16, 16]],
    [
      'a hole that touches its ring in a point',
      [outer(0, 0, 10, 0, 10, 10, 0, 10), hole(0, 5, 5, 8, 5, 2)],
      [-15, 100],
    ],
    [
      'a hole that shares an edge with its ring',
      [outer(0, 0, 10, 0, 10, 10, 0, 10), hole(0, 2, 0, 8, 5, 8, 5, 2)],
      [70],
    ],
    ['two parts that share an edge', [outer(0, 0, 5, 0, 5, 5, 0, 5), outer(5, 0, 9, 0, 9, 5, 5, 5)], [45]],
    ['a hole that cuts its ring in two', [outer(0, 0, 9, 0, 9, 9, 0, 9), hole(3, 0, 3, 9, 6, 9, 6, 0)], [27, 27]],
  ])('%s', (_name, rings, expected) => {
    expect(areas(validRings(rings))).toEqual(expected)
  })

  test('a hole follows the ring it lies in', () => {
    const rings = validRings([
      outer(0, 0, 10, 0, 10, 10, 0, 10),
      outer(20, 0, 30, 0, 30, 10, 20, 10, 20, 5, 15, 5, 20, 5),
      hole(22, 2, 22, 8, 28, 8, 28, 2),
    ])
    expect(rings.map(ring => doubleArea(ring) > 0)).toEqual([true, true, false])
    expect(Math.min(...rings[1]!.filter((_, i) => i % 2 === 0))).toBe(20)
  })
})

const onlyTouchInPoints = (rings: Path[]) => !someMeetingEdges(edgesOf(rings), () => true)
const visitsNoPointTwice = (ring: Path) => {
  const points = ring.flatMap((x, i) => (i % 2 === 0 ? [`${x} ${ring[i + 1]}`] : []))
  return new Set(points).size === points.length
}
const perimeter = (ring: Path) =>
  ring.reduce(
    (sum, _, i) => (i % 2 ? sum : sum + Math.hypot(ring[i]! - ring.at(i - 2)!, ring[i + 1]! - ring.at(i - 1)!)),
    0,
  )

describe.each([
  ['small, where rounding breaks most', 6],
  ['middling', 40],
  ['larger than the box', 300],
])('random stars, %s', (_name, radius) => {
  test('are valid after cutting and rounding, and keep their area', () => {
    const next = random(radius)
    for (let run = 0; run < 1500; run++) {
      const cut = clipRing(randomStar(next, { spikes: 3 + Math.floor(next() * 20), radius }).ring, {
        min: -4,
        max: 104,
      })
      const rings = validRings([{ ring: roundPath(cut), isOuter: true }])
      expect(onlyTouchInPoints(rings)).toBe(true)
      expect(rings.every(visitsNoPointTwice)).toBe(true)
      const area = rings.reduce((sum, ring) => sum + doubleArea(ring) / 2, 0)
      expect(Math.abs(area - doubleArea(cut) / 2)).toBeLessThanOrEqual(perimeter(cut))
    }
  })
})
