import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import type { Db } from '../../spatial/database/schema.ts'
import { DomainError } from '../../spatial/domain-error.ts'
import type { Camera } from '../../spatial/imagery/camera.ts'
import { cameraOf } from '../../spatial/imagery/cameras.ts'
import { pictureDetails, picturesNear } from '../../spatial/imagery/picture-details.ts'
import { visibleComponents } from '../../spatial/imagery/visible-components.ts'
import { requirePosition } from '../schemas/position.ts'
import { componentsSeenBy, eyesOf } from './eyes.ts'
import {
  DetailsAnswer,
  PictureAnswer,
  PictureParams,
  pictureAnswer,
  rounded,
  VisibleAnswer,
  viewAnswer,
} from './schemas.ts'

const NearQuery = Type.Object({
  lon: Type.Number(),
  lat: Type.Number(),
  radius: Type.Number({ minimum: 1, maximum: 200, default: 40 }),
  limit: Type.Integer({ minimum: 1, maximum: 200, default: 50 }),
})

const VisibleQuery = Type.Object({
  class: Type.Optional(Type.String({ pattern: '^[0-9]{4}(,[0-9]{4})*$' })),
  limit: Type.Integer({ minimum: 1, maximum: 500, default: 100 }),
})

/** A picture that this caller may see. Throws DomainError not-found. */
export async function seenCamera(db: Db, request: FastifyRequest, id: string): Promise<Camera> {
  const camera = await cameraOf(db, id, eyesOf(request))
  if (camera) return camera
  throw new DomainError('not-found', `There is no picture ${id} that this caller may see.`)
}

/** One picture: what is known of it, and what it shows. */
export const pictureRoutes: FastifyPluginAsyncTypebox = async app => {
  const { db } = app.database

  app.get(
    '/imagery/pictures',
    {
      config: { permission: 'public', sight: 'cut' },
      schema: {
        summary: 'Pictures around a place, nearest first',
        querystring: NearQuery,
        response: {
          200: Type.Object({
            pictures: Type.Array(Type.Object({ ...PictureAnswer.properties, distanceMeters: Type.Number() })),
          }),
        },
      },
    },
    async request => {
      const { lon, lat, radius, limit } = request.query
      requirePosition([lon, lat])
      const near = await picturesNear(db, [lon, lat], { radiusMeters: radius, count: limit, eyes: eyesOf(request) })
      return {
        pictures: near.map(({ camera, distanceMeters }) => ({
          ...pictureAnswer(camera),
          distanceMeters: rounded(distanceMeters, 1),
        })),
      }
    },
  )

  app.get(
    '/imagery/pictures/:id',
    {
      config: { permission: 'public', sight: 'cut' },
      schema: { summary: 'What is known of a picture', params: PictureParams, response: { 200: DetailsAnswer } },
    },
    async request => {
      const camera = await seenCamera(db, request, request.params.id)
      const { cameraName, ...details } = await pictureDetails(db, camera, eyesOf(request))
      return { ...pictureAnswer(camera), ...details, camera: cameraName }
    },
  )

  app.get(
    '/imagery/pictures/:id/components',
    {
      config: { permission: 'public', sight: 'cut' },
      schema: {
        summary: 'Components that a picture shows, and where in it; of lines and areas the part nearest to the camera',
        params: PictureParams,
        querystring: VisibleQuery,
        response: { 200: VisibleAnswer },
      },
    },
    async request => {
      const { class: classes, limit } = request.query
      const camera = await seenCamera(db, request, request.params.id)
      const visible = await visibleComponents(db, {
        camera,
        sight: componentsSeenBy(request),
        count: limit,
        ...(classes !== undefined && { classCodes: classes.split(',') }),
      })
      return {
        components: visible.map(({ code, classCode, name, lon, lat, body, view }) => ({
          code,
          classCode,
          name,
          position: [lon, lat] as [number, number],
          topMeters: body.topMeters,
          view: viewAnswer(view),
        })),
      }
    },
  )
}
