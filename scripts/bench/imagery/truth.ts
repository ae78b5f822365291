import type { Db } from '../../../spatial/database/schema.ts'
import { turnBetween } from '../../../spatial/geometry/angles.ts'
import { geodesicBetween } from '../../../spatial/geometry/geodesic.ts'
import { viewAngles } from '../../../spatial/geometry/picture-projection.ts'
import type { Camera } from '../../../spatial/imagery/camera.ts'
import { drawPicture } from '../../../spatial/imagery/drawing/draw-picture.ts'
import { type Scene, sceneAround } from '../../../spatial/imagery/drawing/scene.ts'
import type { View } from '../../../spatial/imagery/view.ts'

/** Directions, in degrees of the picture, in which a picture truly shows a component. */
export type Shown = readonly { yaw: number; pitch: number }[]

const PIXELS_PER_DEGREE = 5
const WINDOW_DEGREES = 50
const KEPT_SCENES = 40
/** Of what is seen of a component, so much must lie in a crop. */
const INSIDE_SHARE = 0.5
const CROP_RATIO = 3 / 4

/** Says by drawing what pictures truly show; each picture and component is drawn once. */
export class Truth {
  readonly #db: Db
  readonly #scenes = new Map<string, Scene>()
  readonly #shown = new Map<string, Shown>()

  constructor(db: Db) {
    this.#db = db
  }

  async shown(camera: Camera, component: { code: string; lon: number; lat: number }): Promise<Shown> {
    const key = `${camera.id} ${component.code}`
    const known = this.#shown.get(key)
    if (known) return known
    const scene = await this.#scene(camera)
    const { bearingDegrees } = geodesicBetween([camera.lon, camera.lat], [component.lon, component.lat])
    const window = {
      leftDegrees: bearingDegrees - WINDOW_DEGREES / 2,
      topDegrees: 70,
      pixelsPerDegree: PIXELS_PER_DEGREE,
      width: WINDOW_DEGREES * PIXELS_PER_DEGREE,
      height: 140 * PIXELS_PER_DEGREE,
    }
    const index = scene.things.findIndex(({ key }) => key === component.code) + 1
    const { things } = drawPicture(scene, camera.heightMeters, window)
    const shown: { yaw: number; pitch: number }[] = []
    for (const [pixel, thing] of things.entries()) {
      if (index === 0 || thing !== index) continue
      const { yawDegrees, pitchDegrees } = viewAngles(camera, {
        bearingDegrees: window.leftDegrees + ((pixel % window.width) + 0.5) / PIXELS_PER_DEGREE,
        elevationDegrees: window.topDegrees - (Math.floor(pixel / window.width) + 0.5) / PIXELS_PER_DEGREE,
      })
      if (camera.projection === 'equirectangular' || Math.abs(yawDegrees) < camera.fieldOfViewDegrees / 2)
        shown.push({ yaw: yawDegrees, pitch: pitchDegrees })
    }
    this.#shown.set(key, shown)
    return shown
  }

  async #scene(camera: Camera): Promise<Scene> {
    const known = this.#scenes.get(camera.id)
    if (known) return known
    const scene = await sceneAround(this.#db, [camera.lon, camera.lat])
    this.#scenes.set(camera.id, scene)
    if (this.#scenes.size > KEPT_SCENES) this.#scenes.delete(this.#scenes.keys().next().value!)
    return scene
  }
}

/** Whether the object is inside the crop that a view proposes. */
export function isInside(shown: Shown, { yawDegrees, pitchDegrees, fieldOfViewDegrees }: View): boolean {
  if (shown.length === 0) return false
  const half = fieldOfViewDegrees / 2
  const inside = shown.filter(
    ({ yaw, pitch }) =>
      Math.abs(turnBetween(yawDegrees, yaw)) <= half && Math.abs(pitch - pitchDegrees) <= half * CROP_RATIO,
  )
  return inside.length >= INSIDE_SHARE * shown.length
}
