import { expect, test } from 'vitest'
import { metersPerDegree } from '../../spatial/geometry/meters-per-degree.ts'
import { NeighbourIndex } from './neighbour-index.ts'

const LAT = 30.5
const REACH_METERS = 2
const scale = metersPerDegree(LAT)

/** A seeded generator (mulberry32), so that a failure can be repeated. */
function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

test('every answer equals that of looking at all earlier positions', () => {
  const random = seeded(7)
  const index = new NeighbourIndex(LAT)
  const earlier: { x: number; y: number; item: number; classCode: string }[] = []
  let found = 0
  for (let i = 0; i < 2_000; i++) {
    const [x, y] = [random() * 60, random() * 60]
    const classCode = random() < 0.5 ? '0102' : '0118'
    const answer = index.nearestThenAdd([105.5 + x / scale.lon, LAT + y / scale.lat], {
      classCode,
      item: i,
      reachMeters: REACH_METERS,
    })
    const distances = earlier
      .filter(other => other.classCode === classCode)
      .map(other => ({ item: other.item, meters: Math.hypot(other.x - x, other.y - y) }))
      .filter(other => other.meters < REACH_METERS)
      .sort((a, b) => a.meters - b.meters)
    expect(answer?.item).toBe(distances[0]?.item)
    if (answer) found++
    earlier.push({ x, y, item: i, classCode })
  }
  expect(found).toBeGreaterThan(500)
})
