import { describe, expect, test } from 'vitest'
import { bodyOf } from '../body.ts'
import { type Drawing, drawPicture, type Window } from './draw-picture.ts'
import { rectilinearCrop } from './rectilinear.ts'
import type { Scene, Thing } from './scene.ts'

const CAMERA_METERS = 2.5
const WHOLE: Window = { leftDegrees: 0, topDegrees: 90, pixelsPerDegree: 3, width: 1080, height: 540 }
const EMPTY: Scene = { walls: [], fences: [], grounds: [], roads: [], things: [] }

const thing = (east: number, north: number, symbol: string): Thing => ({
  key: symbol,
  at: [east, north],
  body: bodyOf(symbol),
  colour: 0x2f6fde,
})

/** Middle and box of the pixels that show a thing, in degrees of bearing and elevation. */
function seen({ things }: Drawing, index: number, { width, pixelsPerDegree, topDegrees }: Window) {
  const pixels = [...things.keys()].filter(pixel => things[pixel] === index + 1)
  const bearings = pixels.map(pixel => ((pixel % width) + 0.5) / pixelsPerDegree)
  const elevations = pixels.map(pixel => topDegrees - (Math.floor(pixel / width) + 0.5) / pixelsPerDegree)
  const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
  return {
    count: pixels.length,
    bearing: mean(bearings),
    bottom: Math.min(...elevations),
    top: Math.max(...elevations),
  }
}

describe('things stand', () => {
  test.each([10, 45, 90, 135, 180, 225, 270, 315, 350])('at a bearing of %d° in that column', bearing => {
    const angle = (bearing * Math.PI) / 180
    const scene = { ...EMPTY, things: [thing(12 * Math.sin(angle), 12 * Math.cos(angle), 'bollard')] }
    expect(seen(drawPicture(scene, CAMERA_METERS, WHOLE), 0, WHOLE).bearing).toBeCloseTo(bearing, 0)
  })

  test('as high as they are: a pole of 8 m at 10 m reaches from -14° to 29°', () => {
    const scene = { ...EMPTY, things: [thing(10, 0, 'pole')] }
    const { bottom, top } = seen(drawPicture(scene, CAMERA_METERS, WHOLE), 0, WHOLE)
    expect(bottom).toBeCloseTo((Math.atan2(-2.5, 10) * 180) / Math.PI, 0)
    expect(top).toBeCloseTo((Math.atan2(5.5, 10) * 180) / Math.PI, 0)
  })

  test('and covers lie on the ground: one 5 m away is seen 27° below the horizon', () => {
    const scene = { ...EMPTY, things: [thing(0, -5, 'cover-sewer')] }
    const { bearing, bottom, top } = seen(drawPicture(scene, CAMERA_METERS, WHOLE), 0, WHOLE)
    expect(bearing).toBeCloseTo(180, 0)
    expect((bottom + top) / 2).toBeCloseTo(-26.6, 0)
  })

  test('across north, in both halves', () => {
    const drawing = drawPicture({ ...EMPTY, things: [thing(0, 8, 'vending')] }, CAMERA_METERS, WHOLE)
    const row = 300
    expect(drawing.things[row * WHOLE.width + 2]).toBe(1)
    expect(drawing.things[row * WHOLE.width + WHOLE.width - 3]).toBe(1)
  })
})

test('a house hides what is behind it and not what is before it', () => {
  const walls = [{ from: [-20, 10], to: [20, 10], heightMeters: 12, tint: 0 }] as const
  const scene = { ...EMPTY, walls: [...walls], things: [thing(0, 15, 'bin'), thing(0, 6, 'bin')] }
  const drawing = drawPicture(scene, CAMERA_METERS, WHOLE)
  expect(seen(drawing, 0, WHOLE).count).toBe(0)
  expect(seen(drawing, 1, WHOLE).count).toBeGreaterThan(50)
})

test('what is nearer hides what is further, in whatever order they are', () => {
  for (const things of [
    [thing(0, 6, 'news-stand'), thing(0, 12, 'bin')],
    [thing(0, 12, 'bin'), thing(0, 6, 'news-stand')],
  ]) {
    const drawing = drawPicture({ ...EMPTY, things }, CAMERA_METERS, WHOLE)
    expect(seen(drawing, things[0]!.key === 'bin' ? 0 : 1, WHOLE).count).toBe(0)
  }
})

test('a crop has what it looks at in its middle, across north too', () => {
  const width = 720
  const rgb = new Uint8Array(width * 360 * 3)
  // a white dot at yaw -179.5, pitch 10
  rgb.fill(255, (160 * width + 1) * 3, (160 * width + 2) * 3)
  const frame = { projection: 'equirectangular', width, height: 360, fieldOfViewDegrees: 360 } as const
  const crop = rectilinearCrop({ rgb, width, height: 360 }, frame, {
    yawDegrees: -179.25,
    pitchDegrees: 9.75,
    fieldOfViewDegrees: 40,
    width: 101,
    height: 101,
  })
  const brightest = crop.rgb.indexOf(Math.max(...crop.rgb)) / 3
  expect(brightest % 101).toBeGreaterThanOrEqual(49)
  expect(brightest % 101).toBeLessThanOrEqual(51)
  expect(Math.floor(brightest / 101)).toBeGreaterThanOrEqual(49)
  expect(Math.floor(brightest / 101)).toBeLessThanOrEqual(51)
})
