import { expect, test } from 'vitest'
import type { Meters2 } from '../geometry/local-plane.ts'
import { bodyOf } from './body.ts'
import { calibrated } from './camera.ts'
import { type Block, NO_OBSTACLES, type Standing, visibleShare } from './sight.ts'
import { panoramaAt, photoAt, plane } from './testing/camera-at.ts'
import { rankedViews, type Target, viewOf } from './view.ts'

const AT = Date.UTC(2024, 5, 1)
const looking = { obstacles: NO_OBSTACLES, plane, at: AT }

function targetAt(at: Meters2, symbol = 'lamp'): Target {
  const [lon, lat] = plane.toLonLat(at)
  return { key: 'target', lon, lat, body: bodyOf(symbol) }
}

const wall = (y: number, heightMeters: number): Block => ({
  heightMeters,
  rings: [
    [
      [-20, y],
      [20, y],
      [20, y + 4],
      [-20, y + 4],
      [-20, y],
    ],
  ],
})

test.each([
  [0, [0, 12], 0],
  [350, [2.0838, 11.8177], 20],
  [10, [-2.0838, 11.8177], -20],
  [180, [12, 0], -90],
  [90, [-12, 0.001], 180],
] as const)('a panorama heading %d° has the target at %j under its yaw', (headingDegrees, at, yaw) => {
  const view = viewOf(panoramaAt([0, 0], { headingDegrees }), targetAt(at), looking)!
  expect(Math.abs(view.yawDegrees)).toBeCloseTo(Math.abs(yaw), 1)
  if (Math.abs(yaw) < 180) expect(view.yawDegrees).toBeCloseTo(yaw, 1)
})

test('a photo shows what is before it, and nothing beside or behind it', () => {
  expect(viewOf(photoAt([0, 0]), targetAt([3, 12]), looking)).toBeDefined()
  expect(viewOf(photoAt([0, 0]), targetAt([12, 0]), looking)).toBeUndefined()
  expect(viewOf(photoAt([0, 0]), targetAt([0, -12]), looking)).toBeUndefined()
  expect(viewOf(photoAt([0, 0], { headingDegrees: 350 }), targetAt([2, 11.8]), looking)).toBeDefined()
})

test('covers look down and lamps up', () => {
  expect(viewOf(panoramaAt([0, 0]), targetAt([0, 6], 'cover-sewer'), looking)!.pitchDegrees).toBeLessThan(-15)
  expect(viewOf(panoramaAt([0, 0]), targetAt([0, 10], 'lamp-mast'), looking)!.pitchDegrees).toBeGreaterThan(15)
})

test('a cover right before the wheels lies below a photo', () => {
  expect(viewOf(photoAt([0, 0]), targetAt([0, 2.5], 'cover-sewer'), looking)).toBeUndefined()
  expect(viewOf(panoramaAt([0, 0]), targetAt([0, 2.5], 'cover-sewer'), looking)).toBeDefined()
})

test('with errors of position the nearest picture is not the best', () => {
  const cameras = [3, 12, 30].map((y, i) => panoramaAt([0, y], { id: `10000000000000${i}`, positionErrorMeters: 3 }))
  const ranked = rankedViews(cameras, targetAt([0, 0]), looking)
  expect(ranked.map(({ distanceMeters }) => Math.round(distanceMeters))).toEqual([12, 30, 3])
})

test('of two pictures from one place the one nearer to the moment wins, then as now', () => {
  const old = panoramaAt([0, 0], { id: '100000000000001', capturedAt: Date.UTC(2018, 5, 1) })
  const fresh = panoramaAt([0, 0], { id: '100000000000002' })
  const first = (at: number) => rankedViews([old, fresh], targetAt([0, 10]), { ...looking, at })[0]!
  expect(first(AT).camera.id).toBe(fresh.id)
  expect(first(Date.UTC(2018, 7, 1)).camera.id).toBe(old.id)
})

test('a building hides what is behind it, and a mast that stands above it is seen', () => {
  const obstacles = { blocks: [wall(5, 9)], standing: [] }
  expect(viewOf(panoramaAt([0, 0]), targetAt([0, 15]), { ...looking, obstacles })).toBeUndefined()
  const mast = viewOf(panoramaAt([0, -20]), targetAt([0, 15], 'lamp-mast'), { ...looking, obstacles })
  expect(mast).toBeDefined()
  expect(viewOf(panoramaAt([0, 0]), targetAt([0, 4.6], 'billboard'), { ...looking, obstacles })).toBeDefined()
})

test('a kiosk before a bin hides it; a cover does not', () => {
  const bin: Standing = { key: 'bin', at: [0, 12], body: bodyOf('bin') }
  const from = { at: [0, 0] as const, heightMeters: 2.5 }
  const before = (symbol: string) => ({
    blocks: [],
    standing: [{ key: 'x', at: [0, 9.5] as const, body: bodyOf(symbol) }],
  })
  expect(visibleShare(from, bin, before('kiosk'))).toBe(0)
  expect(visibleShare(from, bin, before('cover-gas'))).toBe(1)
  expect(visibleShare(from, bin, { blocks: [], standing: [bin] })).toBe(1)
})

test('reasons multiply to the score and name every factor', () => {
  const view = viewOf(panoramaAt([1, 2]), targetAt([5, 9]), looking)!
  expect(view.reasons.map(({ factor }) => factor)).toEqual(['distance', 'resolution', 'aim', 'centre', 'age', 'sight'])
  expect(view.reasons.reduce((product, { worth }) => product * worth, 1)).toBeCloseTo(view.score, 12)
})

test('where nothing looks the answer is nothing', () => {
  expect(rankedViews([panoramaAt([0, 60]), photoAt([0, 10])], targetAt([0, 0]), looking)).toEqual([])
})

test('a calibration turns and moves a camera', () => {
  const moved = calibrated(panoramaAt([0, 0], { headingDegrees: 355 }), {
    headingOffsetDegrees: 10,
    eastOffsetMeters: 3,
    northOffsetMeters: -1,
  })
  expect(moved.headingDegrees).toBeCloseTo(5, 9)
  expect(plane.toMeters([moved.lon, moved.lat])[0]).toBeCloseTo(3, 6)
})

test('asking for the best few gives the same as ranking all', () => {
  const cameras = Array.from({ length: 40 }, (_, i) =>
    panoramaAt([((i * 7) % 30) - 15, ((i * 13) % 40) - 20], { id: String(100000000000000 + i) }),
  )
  const standing = Array.from({ length: 12 }, (_, i): Standing => {
    return { key: `k${i}`, at: [((i * 5) % 16) - 8, ((i * 11) % 20) - 10], body: bodyOf('kiosk') }
  })
  const crowded = { ...looking, obstacles: { blocks: [wall(7, 9)], standing } }
  const all = rankedViews(cameras, targetAt([0, 0]), crowded)
  expect(all.length).toBeGreaterThan(5)
  for (const count of [1, 3, 5]) {
    const few = rankedViews(cameras, targetAt([0, 0]), { ...crowded, count })
    expect(few.map(({ camera }) => camera.id)).toEqual(all.slice(0, count).map(({ camera }) => camera.id))
  }
})
