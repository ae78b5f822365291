import { expect, test } from 'vitest'
import { turnBetween } from '../geometry/angles.ts'
import { geodesicBetween } from '../geometry/geodesic.ts'
import { calibrationFrom, type Sighting } from './calibrate.ts'
import { type Calibration, calibrated, NO_CALIBRATION } from './camera.ts'
import { panoramaAt, plane } from './testing/camera-at.ts'

const TRUTH: Calibration = { headingOffsetDegrees: 7, eastOffsetMeters: 2, northOffsetMeters: -1.5 }

/** Sightings of things on both sides of a street that runs north, seen from delivered positions that are off by the truth. */
const sightings = (count: number, noiseDegrees = 0): Sighting[] =>
  Array.from({ length: count }, (_, i) => {
    const camera = panoramaAt([0, i * 10], { headingDegrees: 358, positionErrorMeters: 1 })
    const [lon, lat] = plane.toLonLat([i % 2 ? 9 : -7, i * 10 + ((i * 7) % 11) - 4])
    const real = calibrated(camera, TRUTH)
    const { bearingDegrees } = geodesicBetween([real.lon, real.lat], [lon, lat])
    const noise = noiseDegrees * Math.sin(i * 12.9898)
    return { camera, lon, lat, bearingDegrees: bearingDegrees - TRUTH.headingOffsetDegrees + noise }
  })

/** By how much directions to things are still off. */
function worstTurn(found: Calibration): number {
  const checks = sightings(12)
  return Math.max(
    ...checks.map(({ camera, lon, lat, bearingDegrees }) => {
      const moved = calibrated(camera, found)
      const expected = geodesicBetween([moved.lon, moved.lat], [lon, lat]).bearingDegrees
      return Math.abs(turnBetween(bearingDegrees + found.headingOffsetDegrees, expected))
    }),
  )
}

test('ten sightings find heading and position of a sequence', () => {
  const found = calibrationFrom(sightings(10))
  expect(found.headingOffsetDegrees).toBeCloseTo(TRUTH.headingOffsetDegrees, 0)
  expect(worstTurn(found)).toBeLessThan(1.5)
})

test('one sighting helps, more help more', () => {
  const before = worstTurn(NO_CALIBRATION)
  const one = worstTurn(calibrationFrom(sightings(1)))
  expect(one).toBeLessThan(before)
  expect(worstTurn(calibrationFrom(sightings(10)))).toBeLessThan(one)
})

test('a wrong click among ten spoils little', () => {
  const clicks = sightings(10, 0.5)
  const spoilt = clicks.map((sighting, i) =>
    i === 4 ? { ...sighting, bearingDegrees: sighting.bearingDegrees + 50 } : sighting,
  )
  expect(worstTurn(calibrationFrom(spoilt))).toBeLessThan(4)
})

test('no sighting, no calibration', () => expect(calibrationFrom([])).toEqual(NO_CALIBRATION))
