import { asBearing, toDegrees } from './angles.ts'
import { toRadians } from './ellipsoid.ts'

export type PictureProjection = 'flat' | 'equirectangular'

/** How a camera stood: heading clockwise from north, pitch upwards, roll with the right side down, all in degrees. */
export interface Pose {
  headingDegrees: number
  pitchDegrees: number
  rollDegrees: number
}

/** The frame that a picture fills. `fieldOfViewDegrees` is its width: 360 for a whole panorama. */
export interface Frame {
  projection: PictureProjection
  width: number
  height: number
  fieldOfViewDegrees: number
}

/** A direction in space: clockwise from north, and upwards from the horizon. */
export interface Direction {
  bearingDegrees: number
  elevationDegrees: number
}

/** A direction as the camera sees it: right of and above the middle of the picture. */
export interface ViewAngles {
  yawDegrees: number
  pitchDegrees: number
}

type Vector = readonly [x: number, y: number, z: number]

const dot = (a: Vector, b: Vector): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2]

interface CameraAxes {
  right: Vector
  up: Vector
  forward: Vector
}

/** Axes of a camera in east, north, up. */
function axesOf({ headingDegrees, pitchDegrees, rollDegrees }: Pose): CameraAxes {
  const [h, p, r] = [toRadians(headingDegrees), toRadians(pitchDegrees), toRadians(rollDegrees)]
  const forward: Vector = [Math.sin(h) * Math.cos(p), Math.cos(h) * Math.cos(p), Math.sin(p)]
  const level: Vector = [Math.cos(h), -Math.sin(h), 0]
  const above: Vector = [-Math.sin(h) * Math.sin(p), -Math.cos(h) * Math.sin(p), Math.cos(p)]
  const turned = (a: Vector, b: Vector, angle: number): Vector => [
    a[0] * Math.cos(angle) + b[0] * Math.sin(angle),
    a[1] * Math.cos(angle) + b[1] * Math.sin(angle),
    a[2] * Math.cos(angle) + b[2] * Math.sin(angle),
  ]
  return { forward, right: turned(level, above, -r), up: turned(above, level, r) }
}

function vectorOf({ bearingDegrees, elevationDegrees }: Direction): Vector {
  const [b, e] = [toRadians(bearingDegrees), toRadians(elevationDegrees)]
  return [Math.sin(b) * Math.cos(e), Math.cos(b) * Math.cos(e), Math.sin(e)]
}

const arcSine = (sine: number): number => toDegrees(Math.asin(Math.max(-1, Math.min(1, sine))))

/** Where a direction lies for a camera. Yaw in (-180, 180], pitch in [-90, 90]. */
export function viewAngles(pose: Pose, direction: Direction): ViewAngles {
  const vector = vectorOf(direction)
  const { right, up, forward } = axesOf(pose)
  return {
    yawDegrees: toDegrees(Math.atan2(dot(vector, right), dot(vector, forward))),
    pitchDegrees: arcSine(dot(vector, up)),
  }
}

/** The direction in space at which a camera sees something: the way back from `viewAngles`. */
export function directionOfView(pose: Pose, { yawDegrees, pitchDegrees }: ViewAngles): Direction {
  const { right, up, forward } = axesOf(pose)
  const [x, z, y] = vectorOf({ bearingDegrees: yawDegrees, elevationDegrees: pitchDegrees })
  const [east, north, above] = [0, 1, 2].map(i => x * right[i]! + y * up[i]! + z * forward[i]!) as [
    number,
    number,
    number,
  ]
  return { bearingDegrees: asBearing(toDegrees(Math.atan2(east, north))), elevationDegrees: arcSine(above) }
}

const focalPixels = ({ width, fieldOfViewDegrees }: Frame): number =>
  width / 2 / Math.tan(toRadians(fieldOfViewDegrees / 2))

/** Height of the picture as an angle in degrees; of a panorama, pixels are as high as they are wide. */
export function verticalFieldOfView(frame: Frame): number {
  if (frame.projection === 'equirectangular') return (frame.fieldOfViewDegrees * frame.height) / frame.width
  return 2 * toDegrees(Math.atan(frame.height / 2 / focalPixels(frame)))
}

/** The pixel at which angles are seen, x right and y down from the top left corner; undefined outside the picture. */
export function pixelAt(frame: Frame, { yawDegrees, pitchDegrees }: ViewAngles): [x: number, y: number] | undefined {
  const { projection, width, height, fieldOfViewDegrees } = frame
  let [x, y] = [0, 0]
  if (projection === 'equirectangular') {
    const perDegree = width / fieldOfViewDegrees
    x = width / 2 + yawDegrees * perDegree
    y = height / 2 - pitchDegrees * perDegree
  } else {
    if (Math.abs(yawDegrees) >= 90) return undefined
    const focal = focalPixels(frame)
    const yaw = toRadians(yawDegrees)
    x = width / 2 + focal * Math.tan(yaw)
    y = height / 2 - (focal * Math.tan(toRadians(pitchDegrees))) / Math.cos(yaw)
  }
  return x >= 0 && x <= width && y >= 0 && y <= height ? [x, y] : undefined
}

/** The angles of a pixel: the way back from `pixelAt`. */
export function anglesAt(frame: Frame, [x, y]: readonly [number, number]): ViewAngles {
  const { projection, width, height, fieldOfViewDegrees } = frame
  if (projection === 'equirectangular') {
    const perPixel = fieldOfViewDegrees / width
    return { yawDegrees: (x - width / 2) * perPixel, pitchDegrees: (height / 2 - y) * perPixel }
  }
  const focal = focalPixels(frame)
  const yaw = Math.atan((x - width / 2) / focal)
  return {
    yawDegrees: toDegrees(yaw),
    pitchDegrees: toDegrees(Math.atan(((height / 2 - y) / focal) * Math.cos(yaw))),
  }
}
