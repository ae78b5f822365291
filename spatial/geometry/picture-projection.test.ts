import { describe, expect, test } from 'vitest'
import { turnBetween } from './angles.ts'
import { geodesicBetween } from './geodesic.ts'
import { localPlane } from './local-plane.ts'
import {
  anglesAt,
  directionOfView,
  type Frame,
  pixelAt,
  verticalFieldOfView,
  viewAngles,
} from './picture-projection.ts'

const SUINING = [105.58, 30.51] as const
const PANORAMA: Frame = { projection: 'equirectangular', width: 2048, height: 1024, fieldOfViewDegrees: 360 }
const PHOTO: Frame = { projection: 'flat', width: 1600, height: 1200, fieldOfViewDegrees: 70 }

describe('bearings', () => {
  test('agree with the plane all the way round, across north too', () => {
    const plane = localPlane(SUINING)
    for (let bearing = 0; bearing < 360; bearing += 0.5) {
      const angle = (bearing * Math.PI) / 180
      const there = plane.toLonLat([12 * Math.sin(angle), 12 * Math.cos(angle)])
      const { meters, bearingDegrees } = geodesicBetween(SUINING, there)
      expect(Math.abs(turnBetween(bearing, bearingDegrees))).toBeLessThan(0.001)
      expect(meters).toBeCloseTo(12, 4)
    }
  })

  test('are those of a published line: Flinders Peak to Buninyong is 306° 52′ 05.37″', () => {
    const { meters, bearingDegrees } = geodesicBetween(
      [144 + 25 / 60 + 29.5244 / 3600, -(37 + 57 / 60 + 3.7203 / 3600)],
      [143 + 55 / 60 + 35.3839 / 3600, -(37 + 39 / 60 + 10.1561 / 3600)],
    )
    expect(bearingDegrees).toBeCloseTo(306 + 52 / 60 + 5.37 / 3600, 5)
    expect(meters).toBeCloseTo(54_972.271, 2)
  })

  test.each([
    [350, 10, 20],
    [10, 350, -20],
    [0, 180, 180],
    [180, 0, 180],
    [359.5, 359.5, 0],
  ])('from %d to %d turns %d', (from, to, turn) => expect(turnBetween(from, to)).toBeCloseTo(turn, 9))
})

describe('pictures', () => {
  test('a panorama that looks along 350° shows 10° in column 1138', () => {
    const pose = { headingDegrees: 350, pitchDegrees: 0, rollDegrees: 0 }
    const [x, y] = pixelAt(PANORAMA, viewAngles(pose, { bearingDegrees: 10, elevationDegrees: 0 }))!
    expect(Math.round(x)).toBe(1138)
    expect(y).toBeCloseTo(512, 6)
  })

  test('every direction comes back, for every pose', () => {
    for (const headingDegrees of [0, 45, 359])
      for (const pitchDegrees of [-20, 0, 15])
        for (const rollDegrees of [-10, 0, 5])
          for (let bearingDegrees = 0; bearingDegrees < 360; bearingDegrees += 23)
            for (const elevationDegrees of [-60, -5, 0, 40]) {
              const pose = { headingDegrees, pitchDegrees, rollDegrees }
              const back = directionOfView(pose, viewAngles(pose, { bearingDegrees, elevationDegrees }))
              expect(turnBetween(bearingDegrees, back.bearingDegrees)).toBeCloseTo(0, 8)
              expect(back.elevationDegrees).toBeCloseTo(elevationDegrees, 8)
            }
  })

  test.each([
    ['panorama', PANORAMA],
    ['photo', PHOTO],
  ])('every pixel of a %s comes back', (_name, frame) => {
    for (let x = 1; x < frame.width; x += 97)
      for (let y = 1; y < frame.height; y += 83) {
        const [backX, backY] = pixelAt(frame, anglesAt(frame, [x, y]))!
        expect(backX).toBeCloseTo(x, 6)
        expect(backY).toBeCloseTo(y, 6)
      }
  })

  test('what is beside or behind a photo is not in it', () => {
    expect(pixelAt(PHOTO, { yawDegrees: 34, pitchDegrees: 0 })).toBeDefined()
    expect(pixelAt(PHOTO, { yawDegrees: 36, pitchDegrees: 0 })).toBeUndefined()
    expect(pixelAt(PHOTO, { yawDegrees: 180, pitchDegrees: 0 })).toBeUndefined()
    expect(verticalFieldOfView(PHOTO)).toBeCloseTo(55.4, 1)
    expect(verticalFieldOfView(PANORAMA)).toBe(180)
  })

  test('a camera whose right side hangs down sees the horizon rise on the right', () => {
    const pose = { headingDegrees: 0, pitchDegrees: 0, rollDegrees: 10 }
    expect(viewAngles(pose, { bearingDegrees: 30, elevationDegrees: 0 }).pitchDegrees).toBeGreaterThan(0)
  })
})
