import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import { DomainError } from '../../spatial/domain-error.ts'
import { IMAGE_SIZES, type Image } from './picture-images.ts'
import { seenCamera } from './picture-routes.ts'
import { PictureParams } from './schemas.ts'
import { sendImage } from './send-image.ts'

const CropQuery = Type.Object({
  yaw: Type.Number({ minimum: -180, maximum: 180, description: 'Degrees right of the middle of the picture' }),
  pitch: Type.Number({ minimum: -90, maximum: 90, default: 0 }),
  fov: Type.Number({ minimum: 10, maximum: 120, default: 60, description: 'Width of the crop in degrees' }),
  width: Type.Integer({ minimum: 64, maximum: 1600, default: 640 }),
  height: Type.Integer({ minimum: 64, maximum: 1600, default: 480 }),
})

const TileParams = Type.Object({
  ...PictureParams.properties,
  level: Type.Integer({ minimum: 0, maximum: 20 }),
  x: Type.Integer({ minimum: 0 }),
  y: Type.Integer({ minimum: 0 }),
})

const TilesAnswer = Type.Object({
  tilePixels: Type.Integer({
    description: 'Side of a tile; those at the right and lower edge of flat pictures are smaller',
  }),
  levels: Type.Array(
    Type.Object({
      level: Type.Integer(),
      width: Type.Integer(),
      height: Type.Integer(),
      columns: Type.Integer(),
      rows: Type.Integer(),
    }),
  ),
})

const jpeg = { 200: Type.Unsafe<never>({ type: 'string', format: 'binary', description: 'A JPEG without metadata' }) }

/** Pictures themselves: whole, cropped and in tiles. Only copies without metadata leave; originals never do. */
export const imageRoutes: FastifyPluginAsyncTypebox = async app => {
  const { db } = app.database
  const config = { permission: 'public' as const, sight: 'cut' as const }
  const produces = ['image/jpeg']

  app.get(
    '/imagery/pictures/:id/image',
    {
      config,
      schema: {
        summary: 'A picture, in one of three sizes; with ranges',
        produces,
        params: PictureParams,
        querystring: Type.Object({ size: Type.Enum([...IMAGE_SIZES], { default: 'sd' }) }),
        response: jpeg,
      },
    },
    async (request, reply) => {
      const camera = await seenCamera(db, request, request.params.id)
      const image = await app.pictureImages.image(camera, request.query.size)
      return sendImage({ request, reply }, there(image, camera.id)) as never
    },
  )

  app.get(
    '/imagery/pictures/:id/crop',
    {
      config,
      schema: {
        summary: 'What a camera without distortion would have seen in a direction of a picture',
        produces,
        params: PictureParams,
        querystring: CropQuery,
        response: jpeg,
      },
    },
    async (request, reply) => {
      const { yaw, pitch, fov, width, height } = request.query
      const camera = await seenCamera(db, request, request.params.id)
      const crop = { yawDegrees: yaw, pitchDegrees: pitch, fieldOfViewDegrees: fov, width, height }
      const image = await app.pictureImages.crop(camera, crop)
      return sendImage({ request, reply }, there(image, camera.id)) as never
    },
  )

  app.get(
    '/imagery/pictures/:id/tiles',
    {
      config,
      schema: {
        summary: 'How a large picture is cut into tiles, from its smallest size to its full one',
        description:
          'Levels have the numbers of Deep Zoom, each half of the next. Columns and rows of whole panoramas are powers of two, as viewers of spheres want them.',
        params: PictureParams,
        response: { 200: TilesAnswer },
      },
    },
    async request => {
      const camera = await seenCamera(db, request, request.params.id)
      const tiles = await app.pictureImages.tiles(camera)
      if (!tiles) throw new DomainError('not-found', `Picture ${camera.id} has no tiles: it is shown whole.`)
      return tiles
    },
  )

  app.get(
    '/imagery/pictures/:id/tiles/:level/:x/:y',
    {
      config,
      schema: { summary: 'A tile of a large picture', produces, params: TileParams, response: jpeg },
    },
    async (request, reply) => {
      const { id, level, x, y } = request.params
      const camera = await seenCamera(db, request, id)
      const tile = await app.pictureImages.tile(camera, { level, x, y })
      if (!tile) throw new DomainError('not-found', `Picture ${id} has no tile ${level}/${x}/${y}.`)
      return sendImage({ request, reply }, tile) as never
    },
  )
}

function there(image: Image | undefined, id: string): Image {
  if (image) return image
  throw new DomainError('not-found', `The files of picture ${id} are not on this machine.`)
}
