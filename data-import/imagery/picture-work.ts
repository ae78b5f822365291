import sharp from 'sharp'
import type { Frame } from '../../spatial/geometry/picture-projection.ts'
import { drawPicture } from '../../spatial/imagery/drawing/draw-picture.ts'
import { type Crop, type Raster, rectilinearCrop } from '../../spatial/imagery/drawing/rectilinear.ts'
import type { Scene } from '../../spatial/imagery/drawing/scene.ts'

/** How a picture of the synthetic city is to be drawn. */
export interface DrawTask {
  kind: 'draw'
  scene: Scene
  cameraHeightMeters: number
  /** Where the middle of the picture looks, clockwise from north. */
  headingDegrees: number
  /** Part of the sphere that is drawn, its middle so far right of the middle of the picture and above the horizon. */
  span: {
    yawDegrees: number
    pitchDegrees: number
    widthDegrees: number
    heightDegrees: number
    pixelsPerDegree: number
  }
  /** Cut out of what was drawn, by a camera without distortion; the whole when absent. */
  crop?: Crop
}

/** A crop of a picture on disk. */
export interface CropTask {
  kind: 'crop'
  path: string
  frame: Frame
  crop: Crop
}

export type PictureTask = DrawTask | CropTask

const QUALITY = 82

/** Draws or crops a picture and encodes it as a JPEG without metadata. Runs in a worker. */
export default async function pictureWork(task: PictureTask): Promise<Uint8Array> {
  const { rgb, width, height } = task.kind === 'draw' ? drawn(task) : await cropped(task)
  return sharp(rgb, { raw: { width, height, channels: 3 } })
    .jpeg({ quality: QUALITY })
    .toBuffer()
}

function drawn({ scene, cameraHeightMeters, headingDegrees, span, crop }: DrawTask): Raster {
  const { yawDegrees, pitchDegrees, widthDegrees, heightDegrees, pixelsPerDegree } = span
  const [width, height] = [Math.round(widthDegrees * pixelsPerDegree), Math.round(heightDegrees * pixelsPerDegree)]
  const { rgb } = drawPicture(scene, cameraHeightMeters, {
    leftDegrees: headingDegrees + yawDegrees - widthDegrees / 2,
    topDegrees: pitchDegrees + heightDegrees / 2,
    pixelsPerDegree: width / widthDegrees,
    width,
    height,
  })
  if (!crop) return { rgb, width, height }
  const frame: Frame = { projection: 'equirectangular', width, height, fieldOfViewDegrees: widthDegrees }
  return rectilinearCrop({ rgb, width, height }, frame, { ...crop, yawDegrees: crop.yawDegrees - yawDegrees })
}

async function cropped({ path, frame, crop }: CropTask): Promise<Raster> {
  const { data, info } = await sharp(path)
    .removeAlpha()
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true })
  const raster = { rgb: data, width: info.width, height: info.height }
  return rectilinearCrop(raster, { ...frame, width: info.width, height: info.height }, crop)
}
