import { localPlane, type Meters2 } from '../../geometry/local-plane.ts'
import type { Camera } from '../camera.ts'

export const ORIGIN = [105.58, 30.51] as const
export const plane = localPlane(ORIGIN)

/** A panorama camera at metres east and north of the origin, without errors, in 2024. */
export function panoramaAt(at: Meters2, changes: Partial<Camera> = {}): Camera {
  const [lon, lat] = plane.toLonLat(at)
  return {
    id: '100000000000001',
    sequenceId: 'S1',
    rank: 1,
    lon,
    lat,
    projection: 'equirectangular',
    width: 8192,
    height: 4096,
    fieldOfViewDegrees: 360,
    headingDegrees: 0,
    pitchDegrees: 0,
    rollDegrees: 0,
    heightMeters: 2.5,
    positionErrorMeters: 0,
    headingErrorDegrees: 0,
    capturedAt: Date.UTC(2024, 5, 1),
    ...changes,
  }
}

export const photoAt = (at: Meters2, changes: Partial<Camera> = {}): Camera =>
  panoramaAt(at, { projection: 'flat', width: 2048, height: 1536, fieldOfViewDegrees: 80, ...changes })
