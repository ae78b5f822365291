import { asBearing } from '../../../spatial/geometry/angles.ts'
import { localPlane } from '../../../spatial/geometry/local-plane.ts'
import type { Camera } from '../../../spatial/imagery/camera.ts'
import { type Random, randomFor } from '../../demo-city/prng.ts'

export interface Noise {
  headingDegrees: number
  positionMeters: number
}

/**
 * Part of an error that each picture has of its own; the rest all pictures of a sequence share, as with a camera that was
 * mounted askew or a receiver with a bias.
 */
const OWN_SHARE = 0.25

/** Normal deviate of Box and Muller. */
const normal = (random: Random): number =>
  Math.sqrt(-2 * Math.log(1 - random.next())) * Math.cos(2 * Math.PI * random.next())

/** A camera as a survey with such errors would have delivered it; the same for the same camera and noise. */
export function delivered(camera: Camera, { headingDegrees, positionMeters }: Noise): Camera {
  const shared = randomFor(`noise ${camera.sequenceId} ${headingDegrees} ${positionMeters}`)
  const own = randomFor(`noise ${camera.id} ${headingDegrees} ${positionMeters}`)
  const error = (size: number) => size * (Math.sqrt(1 - OWN_SHARE ** 2) * normal(shared) + OWN_SHARE * normal(own))
  const turn = error(headingDegrees)
  const [lon, lat] = localPlane([camera.lon, camera.lat]).toLonLat([error(positionMeters), error(positionMeters)])
  return {
    ...camera,
    lon,
    lat,
    headingDegrees: asBearing(camera.headingDegrees + turn),
    // as the delivery's accuracy columns would say
    headingErrorDegrees: Math.max(1, headingDegrees),
    positionErrorMeters: Math.max(0.3, positionMeters),
  }
}
