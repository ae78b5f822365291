import { asBearing } from '../geometry/angles.ts'
import { localPlane } from '../geometry/local-plane.ts'
import type { Frame, Pose } from '../geometry/picture-projection.ts'

/** A picture as a measuring instrument: where it was taken, how it stood, what it shows, and how sure that is. */
export interface Camera extends Pose, Frame {
  id: string
  sequenceId: string
  rank: number
  lon: number
  lat: number
  /** Height of the lens above the ground. */
  heightMeters: number
  /** One standard deviation each. */
  positionErrorMeters: number
  headingErrorDegrees: number
  /** Milliseconds since 1970. */
  capturedAt: number
}

/** What corrections showed about a sequence: to be added to what each of its pictures says. */
export interface Calibration {
  headingOffsetDegrees: number
  eastOffsetMeters: number
  northOffsetMeters: number
}

export const NO_CALIBRATION: Calibration = { headingOffsetDegrees: 0, eastOffsetMeters: 0, northOffsetMeters: 0 }

/** Corrections move a picture no further than this; searches look so much further. */
export const LARGEST_OFFSET_METERS = 15

/** The camera as it stood by what has been learnt about its sequence. */
export function calibrated(camera: Camera, offsets: Calibration): Camera {
  const { headingOffsetDegrees, eastOffsetMeters, northOffsetMeters } = offsets
  if (headingOffsetDegrees === 0 && eastOffsetMeters === 0 && northOffsetMeters === 0) return camera
  const [lon, lat] = localPlane([camera.lon, camera.lat]).toLonLat([eastOffsetMeters, northOffsetMeters])
  return { ...camera, lon, lat, headingDegrees: asBearing(camera.headingDegrees + headingOffsetDegrees) }
}
