import type { Frame } from '../../spatial/geometry/picture-projection.ts'
import { verticalFieldOfView } from '../../spatial/geometry/picture-projection.ts'
import type { TileLevel } from '../../spatial/geometry/picture-tiles.ts'
import { type Crop, neededPixelsPerDegree } from '../../spatial/imagery/drawing/rectilinear.ts'
import type { Scene } from '../../spatial/imagery/drawing/scene.ts'
import type { DrawTask } from './picture-work.ts'

export interface DrawnCamera extends Frame {
  heightMeters: number
  headingDegrees: number
}

/** A margin in degrees around what a crop needs, for its corners. */
const MARGIN_DEGREES = 4

/** What is to be drawn so that a picture of the synthetic city is so many pixels wide. */
export function pictureTask(scene: Scene, camera: DrawnCamera, width: number): DrawTask {
  const { heightMeters: cameraHeightMeters, headingDegrees, fieldOfViewDegrees } = camera
  const vertical = verticalFieldOfView(camera)
  const common = { kind: 'draw' as const, scene, cameraHeightMeters, headingDegrees }
  if (camera.projection === 'equirectangular') {
    const span = { yawDegrees: 0, pitchDegrees: 0, widthDegrees: fieldOfViewDegrees, heightDegrees: vertical }
    return { ...common, span: { ...span, pixelsPerDegree: width / fieldOfViewDegrees } }
  }
  const crop: Crop = {
    yawDegrees: 0,
    pitchDegrees: 0,
    fieldOfViewDegrees,
    width,
    height: Math.round((width * camera.height) / camera.width),
  }
  return cropTask(scene, camera, crop)
}

/** What is to be drawn for a crop: the part of the sphere that it shows, as finely as it needs. */
export function cropTask(scene: Scene, camera: DrawnCamera, crop: Crop): DrawTask {
  const eye: Frame = { projection: 'flat', ...crop }
  const vertical = verticalFieldOfView(eye)
  const steep = Math.abs(crop.pitchDegrees) + vertical / 2
  // near the zenith and nadir a crop reaches all the way round
  const widthDegrees =
    steep > 60 ? 360 : Math.min(360, crop.fieldOfViewDegrees / Math.cos((steep * Math.PI) / 180) + 2 * MARGIN_DEGREES)
  return {
    kind: 'draw',
    scene,
    cameraHeightMeters: camera.heightMeters,
    headingDegrees: camera.headingDegrees,
    span: {
      yawDegrees: crop.yawDegrees,
      pitchDegrees: 0,
      widthDegrees,
      heightDegrees: Math.min(180, 2 * steep + 2 * MARGIN_DEGREES),
      pixelsPerDegree: neededPixelsPerDegree(crop),
    },
    crop,
  }
}

/** What is to be drawn for one tile of a level of a whole panorama. */
export function tileTask(
  scene: Scene,
  camera: DrawnCamera,
  { level, x, y }: { level: TileLevel; x: number; y: number },
): DrawTask {
  const [widthDegrees, heightDegrees] = [360 / level.columns, 180 / level.rows]
  return {
    kind: 'draw',
    scene,
    cameraHeightMeters: camera.heightMeters,
    headingDegrees: camera.headingDegrees,
    span: {
      yawDegrees: (x + 0.5) * widthDegrees - 180,
      pitchDegrees: 90 - (y + 0.5) * heightDegrees,
      widthDegrees,
      heightDegrees,
      pixelsPerDegree: level.width / 360,
    },
  }
}
