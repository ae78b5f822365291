import type { Db } from '../../../spatial/database/schema.ts'
import { bboxAround } from '../../../spatial/geometry/bbox-around.ts'
import { geodesicBetween } from '../../../spatial/geometry/geodesic.ts'
import { localPlane } from '../../../spatial/geometry/local-plane.ts'
import { directionOfView, viewAngles } from '../../../spatial/geometry/picture-projection.ts'
import { calibrationFrom, type Sighting } from '../../../spatial/imagery/calibrate.ts'
import type { Calibration, Camera } from '../../../spatial/imagery/camera.ts'
import { hidingIn, obstaclesOn } from '../../../spatial/imagery/surroundings.ts'
import { viewOf } from '../../../spatial/imagery/view.ts'
import { randomFor } from '../../demo-city/prng.ts'
import { delivered, type Noise } from './noise.ts'

export const CORRECTIONS = 10
const POINTING_DEGREES = 0.7

/** Pairs of a picture and something that it truly shows: what an operator could point at. */
export interface Pointable {
  camera: Camera
  lon: number
  lat: number
}

/** Ten things in different pictures of a sequence. */
export async function pointables(db: Db, members: readonly Camera[]): Promise<Pointable[]> {
  const found: Pointable[] = []
  const random = randomFor(`pointables ${members[0]!.sequenceId}`)
  for (let attempt = 0; attempt < 4 * CORRECTIONS && found.length < CORRECTIONS; attempt++) {
    const camera = random.pick(members)
    const at = [camera.lon, camera.lat] as const
    const hiding = await hidingIn(db, bboxAround(at, 25))
    const plane = localPlane(at)
    const looking = { obstacles: obstaclesOn(plane, hiding), plane, at: camera.capturedAt }
    const seen = hiding.components.filter(component => {
      const view = viewOf(camera, { ...component, key: component.code }, looking)
      return view && view.distanceMeters > 5 && view.distanceMeters < 25
    })
    if (seen.length > 0) {
      const { lon, lat } = random.pick(seen)
      found.push({ camera, lon, lat })
    }
  }
  return found
}

/** The calibration that an operator's corrections give, who points as well as hands do. */
export function calibrationByHand(things: readonly Pointable[], noise: Noise): Calibration {
  const random = randomFor(`pointing ${things[0]?.camera.sequenceId}`)
  const sightings = things.map(({ camera, lon, lat }): Sighting => {
    const { bearingDegrees } = geodesicBetween([camera.lon, camera.lat], [lon, lat])
    const seenAt = viewAngles(camera, { bearingDegrees, elevationDegrees: 0 })
    const pointed = seenAt.yawDegrees + random.between(-POINTING_DEGREES, POINTING_DEGREES)
    const asDelivered = delivered(camera, noise)
    const bearing = directionOfView(asDelivered, { yawDegrees: pointed, pitchDegrees: 0 }).bearingDegrees
    return { camera: asDelivered, lon, lat, bearingDegrees: bearing }
  })
  return calibrationFrom(sightings)
}
