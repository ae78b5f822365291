import { turnBetween } from '../../geometry/angles.ts'
import { toRadians } from '../../geometry/ellipsoid.ts'
import { cellOf, type GroundMap, groundMap, OPEN_GROUND } from './ground.ts'
import { CLEAR, drawnHalfWidth, isOnGround, paintBody } from './paint-body.ts'
import type { Fence, Scene, Wall } from './scene.ts'

/** A window of directions around a camera: columns are bearings, rows elevations, both evenly spaced. */
export interface Window {
  /** Bearing of the left edge, clockwise from north. */
  leftDegrees: number
  /** Elevation of the upper edge. */
  topDegrees: number
  pixelsPerDegree: number
  width: number
  height: number
}

export interface Drawing {
  /** Red, green, blue a pixel, row by row from above. */
  rgb: Uint8Array
  /** Index of the thing that each pixel shows, plus one; 0 for none. */
  things: Int32Array
}

interface Hit {
  distance: number
  heightMeters: number
  /** Metres along the wall, for its windows. */
  along: number
  wall?: Wall
  fence?: Fence
  shade: number
}

const HAZE = 0xc9d6de
const HAZE_FROM_METERS = 60
const HAZE_TO_METERS = 300
const WALLS = [0xd8cdbb, 0xc9c1b6, 0xcfc4b0, 0xd9d4ca, 0xbfb4a6, 0xc7b7a3, 0xb9bcc0, 0xd3c3ad]

/** Draws what a camera at the middle of the scene, so high above the ground, sees in a window of directions. */
export function drawPicture(scene: Scene, cameraHeightMeters: number, window: Window): Drawing {
  const { width, height, pixelsPerDegree, leftDegrees, topDegrees } = window
  const drawing = { rgb: new Uint8Array(width * height * 3), things: new Int32Array(width * height) }
  const depth = new Float32Array(width * height).fill(Infinity)
  const slopes = Float64Array.from({ length: height }, (_, row) =>
    Math.tan(toRadians(Math.max(-89.9, Math.min(89.9, topDegrees - (row + 0.5) / pixelsPerDegree)))),
  )
  const canvas: Canvas = { drawing, depth, slopes, window, cameraHeightMeters, ground: groundMap(scene) }
  for (let column = 0; column < width; column++) {
    const bearing = toRadians(leftDegrees + (column + 0.5) / pixelsPerDegree)
    const [east, north] = [Math.sin(bearing), Math.cos(bearing)]
    drawColumn(canvas, { column, east, north, hits: hitsAlong(scene, east, north) })
  }
  for (const [index, thing] of scene.things.entries()) if (!isOnGround(thing.body)) drawThing(canvas, scene, index)
  return drawing
}

interface Canvas {
  drawing: Drawing
  depth: Float32Array
  slopes: Float64Array
  window: Window
  cameraHeightMeters: number
  ground: GroundMap
}

/** Walls and fences that a ray meets, nearest first. */
function hitsAlong({ walls, fences }: Scene, east: number, north: number): Hit[] {
  const hits: Hit[] = []
  const meet = ({ from, to }: { from: readonly [number, number]; to: readonly [number, number] }) => {
    const [dx, dy] = [to[0] - from[0], to[1] - from[1]]
    const denominator = east * dy - north * dx
    if (denominator === 0) return undefined
    const distance = (from[0] * dy - from[1] * dx) / denominator
    const u = (from[0] * north - from[1] * east) / denominator
    if (distance <= 0.1 || u < 0 || u > 1) return undefined
    const length = Math.hypot(dx, dy)
    return { distance, along: u * length, shade: 0.72 + 0.28 * Math.abs((dx * 0.8 + dy * 0.6) / length) }
  }
  for (const wall of walls) {
    const met = meet(wall)
    if (met) hits.push({ ...met, heightMeters: wall.heightMeters, wall })
  }
  for (const fence of fences) {
    const met = meet(fence)
    if (met) hits.push({ ...met, heightMeters: fence.heightMeters, fence })
  }
  return hits.sort((a, b) => a.distance - b.distance)
}

function drawColumn(
  { drawing, depth, slopes, window, cameraHeightMeters, ground }: Canvas,
  { column, east, north, hits }: { column: number; east: number; north: number; hits: Hit[] },
): void {
  for (let row = 0; row < window.height; row++) {
    const slope = slopes[row]!
    const groundDistance = slope < 0 ? cameraHeightMeters / -slope : Infinity
    const pixel = row * window.width + column
    let colour = CLEAR
    let distance = groundDistance
    for (const hit of hits) {
      if (hit.distance > groundDistance) break
      const z = cameraHeightMeters + hit.distance * slope
      if (z < 0 || z > hit.heightMeters) continue
      colour = hit.wall ? wallColour(hit, z) : fenceColour(hit, z)
      if (colour === CLEAR) continue
      distance = hit.distance
      break
    }
    if (colour === CLEAR && groundDistance < Infinity) {
      const cell = cellOf(east * groundDistance, north * groundDistance)
      colour = cell < 0 ? OPEN_GROUND : ground.colours[cell]!
      drawing.things[pixel] = cell < 0 ? 0 : ground.things[cell]!
    }
    depth[pixel] = distance
    setColour(drawing.rgb, pixel, colour === CLEAR ? skyColour(slope) : hazed(colour, distance))
  }
}

function wallColour({ wall, along, shade, heightMeters }: Hit, z: number): number {
  const isWindow =
    z > 1.2 && z < heightMeters - 0.8 && z % 3.2 > 1.1 && z % 3.2 < 2.6 && along % 3 > 0.8 && along % 3 < 2.3
  return shaded(isWindow ? 0x6f8794 : WALLS[wall!.tint % WALLS.length]!, shade)
}

const fenceColour = ({ fence, along, heightMeters }: Hit, z: number): number =>
  z > heightMeters - 0.08 || Math.abs(z - heightMeters * 0.45) < 0.03 || along % 1.5 < 0.07 ? fence!.colour : CLEAR

/** Draws a body as an upright picture that faces the camera. */
function drawThing({ drawing, depth, slopes, window, cameraHeightMeters }: Canvas, scene: Scene, index: number): void {
  const { at, body, colour } = scene.things[index]!
  const distance = Math.hypot(at[0], at[1])
  if (distance < 0.6) return
  const bearing = (Math.atan2(at[0], at[1]) * 180) / Math.PI
  const half = drawnHalfWidth(body)
  const reach = (Math.atan2(half, distance) * 180) / Math.PI
  const { pixelsPerDegree, width, height, leftDegrees, topDegrees } = window
  const middle = turnBetween(leftDegrees + width / 2 / pixelsPerDegree, bearing) * pixelsPerDegree + width / 2
  const up = (Math.atan2(body.topMeters - cameraHeightMeters, distance) * 180) / Math.PI
  const first = Math.max(0, Math.floor((topDegrees - up) * pixelsPerDegree))
  for (let c = Math.floor(middle - reach * pixelsPerDegree); c <= middle + reach * pixelsPerDegree; c++) {
    // a whole panorama goes on at its other side
    const column = width >= 360 * pixelsPerDegree - 1 ? (c + width) % width : c
    if (column < 0 || column >= width) continue
    const x = distance * Math.tan(toRadians((c + 0.5 - middle) / pixelsPerDegree))
    if (Math.abs(x) > half) continue
    for (let row = first; row < height; row++) {
      const z = cameraHeightMeters + distance * slopes[row]!
      if (z < 0) break
      const pixel = row * width + column
      // a thing at a wall stands before it
      if (distance > depth[pixel]! + 0.4) continue
      const painted = paintBody(body, colour, x, z)
      if (painted === CLEAR) continue
      depth[pixel] = distance
      drawing.things[pixel] = index + 1
      setColour(drawing.rgb, pixel, hazed(painted, distance))
    }
  }
}

function skyColour(slope: number): number {
  const t = Math.min(1, Math.max(0, slope / 1.2))
  return mixed(HAZE, 0x7fa9d0, t)
}

function hazed(colour: number, distance: number): number {
  const t = (distance - HAZE_FROM_METERS) / (HAZE_TO_METERS - HAZE_FROM_METERS)
  return t <= 0 ? colour : mixed(colour, HAZE, Math.min(0.9, t))
}

function mixed(a: number, b: number, t: number): number {
  const channel = (shift: number) => Math.round(((a >> shift) & 255) * (1 - t) + ((b >> shift) & 255) * t) << shift
  return channel(16) | channel(8) | channel(0)
}

const shaded = (colour: number, shade: number): number => mixed(0, colour, shade)

function setColour(rgb: Uint8Array, pixel: number, colour: number): void {
  rgb[pixel * 3] = (colour >> 16) & 255
  rgb[pixel * 3 + 1] = (colour >> 8) & 255
  rgb[pixel * 3 + 2] = colour & 255
}
