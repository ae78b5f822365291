import { describe, expect, test } from 'vitest'
import { toDegrees } from '../geometry/angles.ts'
import { geodesicBetween } from '../geometry/geodesic.ts'
import type { Meters2 } from '../geometry/local-plane.ts'
import { viewAngles } from '../geometry/picture-projection.ts'
import { bodyOf } from './body.ts'
import type { Camera } from './camera.ts'
import { drawPicture, type Window } from './drawing/draw-picture.ts'
import type { Scene } from './drawing/scene.ts'
import { type MeasuredThing, measureByViews, type ViewMark } from './measure-by-views.ts'
import { panoramaAt, photoAt, plane } from './testing/camera-at.ts'

const LAMP: Meters2 = [8, 12]
const LAMP_METERS = 8

/** What a camera sees of a pole, marked without error. */
function markOf(camera: Camera, at: Meters2 = LAMP): ViewMark {
  const { meters, bearingDegrees } = geodesicBetween([camera.lon, camera.lat], plane.toLonLat(at))
  const angles = (height: number) =>
    viewAngles(camera, {
      bearingDegrees,
      elevationDegrees: toDegrees(Math.atan2(height - camera.heightMeters, meters)),
    })
  return { camera, foot: angles(0), top: angles(LAMP_METERS) }
}

function measured(marks: readonly ViewMark[]): MeasuredThing & { off: number } {
  const found = measureByViews(marks)
  if (found.kind !== 'measured') throw new Error(found.kind)
  const [east, north] = plane.toMeters([found.lon, found.lat])
  return { ...found, off: Math.hypot(east - LAMP[0], north - LAMP[1]) }
}

describe('two views of a pole', () => {
  test.each([0, 90, 179, 350])('find its place and height whatever the heading: %d°', headingDegrees => {
    const changes = { headingDegrees, pitchDegrees: 3, rollDegrees: -2 }
    const { off, height, rays } = measured([
      markOf(panoramaAt([0, 0], changes)),
      markOf(panoramaAt([0, 20], { ...changes, heightMeters: 2.2 })),
    ])
    expect(off).toBeLessThan(0.01)
    expect(height!.meters).toBeCloseTo(LAMP_METERS, 2)
    expect(rays[0]!.distanceMeters).toBeCloseTo(Math.hypot(8, 12), 2)
  })

  test('may be a photo and a panorama', () => {
    const photo = photoAt([0, 0], { headingDegrees: 40 })
    expect(measured([markOf(photo), markOf(panoramaAt([20, 5]))]).off).toBeLessThan(0.01)
  })

  test('have the longer axis of their error along the rays when these meet at a small angle', () => {
    const errors = { positionErrorMeters: 0.3, headingErrorDegrees: 1 }
    const { ellipse } = measured([markOf(panoramaAt([7, -20], errors)), markOf(panoramaAt([10, -20], errors))])
    expect(ellipse.majorMeters).toBeGreaterThan(4 * ellipse.minorMeters)
    expect(Math.min(ellipse.majorBearingDegrees, 180 - ellipse.majorBearingDegrees)).toBeLessThan(5)
  })
})

test('a third view makes it surer', () => {
  const errors = { positionErrorMeters: 0.5, headingErrorDegrees: 2 }
  const marks = [
    [0, 0],
    [0, 20],
    [20, 10],
  ].map(at => markOf(panoramaAt(at as unknown as Meters2, errors)))
  expect(measured(marks).ellipse.majorMeters).toBeLessThan(measured(marks.slice(0, 2)).ellipse.majorMeters)
})

test('the error that is told is the error that is made', () => {
  const normal = gaussian(7)
  const deviation = { positionErrorMeters: 0.4, headingErrorDegrees: 1.5 }
  const within = Array.from({ length: 400 }, () => {
    const marks = [
      [0, 0],
      [2, 22],
      [-3, 8],
    ].map(at => {
      const truth = markOf(panoramaAt(at as unknown as Meters2))
      const [east, north] = [at[0]! + 0.4 * normal(), at[1]! + 0.4 * normal()]
      const turned = { headingDegrees: (1.5 * normal() + 360) % 360, ...deviation }
      return { ...truth, camera: panoramaAt([east, north], turned) }
    })
    const { off, ellipse } = measured(marks)
    return off <= 2 * ellipse.majorMeters
  })
  const share = within.filter(Boolean).length / within.length
  expect(share).toBeGreaterThan(0.86)
})

test.each([
  ['one view', [panoramaAt([0, 0])], 'too-few'],
  ['two pictures from one place', [panoramaAt([0, 0]), panoramaAt([0.1, 0.1])], 'too-few'],
  ['two views along one line', [panoramaAt([0, 0]), panoramaAt([4, 6])], 'parallel'],
] as const)('%s say so: nothing is measured', (_what, cameras, kind) => {
  expect(measureByViews(cameras.map(camera => markOf(camera)))).toEqual({ kind })
})

test('marks of two different things whose rays part are no measurement', () => {
  const marks = [markOf(panoramaAt([0, 0]), [-10, 5]), markOf(panoramaAt([0, 20]), [10, 40])]
  expect(measureByViews(marks)).toEqual({ kind: 'behind' })
})

test('what is marked by pixel in two drawn panoramas is found where it was drawn', () => {
  const window: Window = { leftDegrees: 0, topDegrees: 90, pixelsPerDegree: 4, width: 1440, height: 720 }
  const marks = (
    [
      [0, 0],
      [0, 20],
    ] as const
  ).map((from): ViewMark => {
    const at: Meters2 = [LAMP[0] - from[0], LAMP[1] - from[1]]
    const thing = { key: 'lamp', at, body: bodyOf('pole'), colour: 0x2f6fde }
    const scene: Scene = { walls: [], fences: [], grounds: [], roads: [], things: [thing] }
    const { things } = drawPicture(scene, 2.5, window)
    const pixels = [...things.keys()].filter(pixel => things[pixel] === 1)
    const column = pixels.reduce((sum, pixel) => sum + (pixel % window.width), 0) / pixels.length
    const angles = (row: number) => ({
      yawDegrees: (column + 0.5) / window.pixelsPerDegree,
      pitchDegrees: window.topDegrees - row / window.pixelsPerDegree,
    })
    const rows = pixels.map(pixel => Math.floor(pixel / window.width))
    return { camera: panoramaAt(from), foot: angles(Math.max(...rows) + 1), top: angles(Math.min(...rows)) }
  })
  const { off, height } = measured(marks)
  expect(off).toBeLessThan(0.15)
  expect(height!.meters).toBeCloseTo(bodyOf('pole').topMeters, 0)
})

/** Normally distributed numbers from a seed, by Box and Muller. */
function gaussian(seed: number): () => number {
  let state = seed
  const uniform = () => {
    state = (state * 48271) % 2147483647
    return state / 2147483647
  }
  return () => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform())
}
