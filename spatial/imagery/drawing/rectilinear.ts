import { toRadians } from '../../geometry/ellipsoid.ts'
import {
  anglesAt,
  directionOfView,
  type Frame,
  type Pose,
  pixelAt,
  viewAngles,
} from '../../geometry/picture-projection.ts'

export interface Raster {
  /** Red, green, blue a pixel. */
  rgb: Uint8Array
  width: number
  height: number
}

export interface Crop {
  /** Where to look, right of and above the middle of the picture, and how wide. */
  yawDegrees: number
  pitchDegrees: number
  fieldOfViewDegrees: number
  width: number
  height: number
}

/**
 * A crop of a picture as a camera without distortion would have taken it, looking at yaw and pitch. Directions outside the
 * picture stay black. `frame` is that of the raster.
 */
export function rectilinearCrop(raster: Raster, frame: Frame, crop: Crop): Raster {
  const { width, height } = crop
  const rgb = new Uint8Array(width * height * 3)
  const eye: Pose = { headingDegrees: crop.yawDegrees, pitchDegrees: crop.pitchDegrees, rollDegrees: 0 }
  const eyeFrame: Frame = { projection: 'flat', width, height, fieldOfViewDegrees: crop.fieldOfViewDegrees }
  const level: Pose = { headingDegrees: 0, pitchDegrees: 0, rollDegrees: 0 }
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const direction = directionOfView(eye, anglesAt(eyeFrame, [x + 0.5, y + 0.5]))
      const at = pixelAt(frame, viewAngles(level, direction))
      if (!at) continue
      copySmoothly(raster, at, { rgb, pixel: (y * width + x) * 3, wraps: frame.fieldOfViewDegrees >= 360 })
    }
  return { rgb, width, height }
}

/** The mean of the four nearest pixels; a whole panorama goes on at its other side. */
function copySmoothly(
  { rgb: source, width, height }: Raster,
  [x, y]: readonly [number, number],
  { rgb, pixel, wraps }: { rgb: Uint8Array; pixel: number; wraps: boolean },
): void {
  const [fx, fy] = [x - 0.5, y - 0.5]
  const [x0, y0] = [Math.floor(fx), Math.floor(fy)]
  const [tx, ty] = [fx - x0, fy - y0]
  const column = (c: number) => (wraps ? (c + width) % width : Math.max(0, Math.min(width - 1, c)))
  const row = (r: number) => Math.max(0, Math.min(height - 1, r))
  const at = (c: number, r: number) => (row(r) * width + column(c)) * 3
  const [a, b, c, d] = [at(x0, y0), at(x0 + 1, y0), at(x0, y0 + 1), at(x0 + 1, y0 + 1)]
  for (let i = 0; i < 3; i++)
    rgb[pixel + i] =
      (source[a + i]! * (1 - tx) + source[b + i]! * tx) * (1 - ty) +
      (source[c + i]! * (1 - tx) + source[d + i]! * tx) * ty
}

/** Pixels a degree that a crop needs so that nothing is lost in its middle. */
export const neededPixelsPerDegree = ({ width, fieldOfViewDegrees }: Crop): number =>
  (width / 2 / Math.tan(toRadians(fieldOfViewDegrees / 2))) * (Math.PI / 180)
