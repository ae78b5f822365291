import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { type Static, Type } from 'typebox'
import type { ViewAngles } from '../../spatial/geometry/picture-projection.ts'
import { type MeasuredThing, type Measurement, measureByViews } from '../../spatial/imagery/measure-by-views.ts'
import { seenCamera } from './picture-routes.ts'
import { PictureParams, rounded } from './schemas.ts'

const Angles = Type.Object({
  yaw: Type.Number({ minimum: -180, maximum: 180, description: 'Degrees right of the middle of the picture' }),
  pitch: Type.Number({ minimum: -90, maximum: 90, description: 'Degrees above the middle of the picture' }),
})

const Mark = Type.Object({
  picture: PictureParams.properties.id,
  foot: Angles,
  top: Type.Optional(Angles),
})

const MeasurementBody = Type.Object(
  { marks: Type.Array(Mark, { minItems: 1, maxItems: 20 }) },
  { additionalProperties: false },
)

const MeasurementAnswer = Type.Object({
  kind: Type.Enum(['measured', 'too-few', 'parallel', 'behind'], {
    description: 'too-few: pictures of fewer than two places; parallel: rays that hardly meet; behind: rays that part',
  }),
  position: Type.Optional(Type.Unsafe<[number, number]>(Type.Array(Type.Number(), { minItems: 2, maxItems: 2 }))),
  ellipse: Type.Optional(
    Type.Object({ majorMeters: Type.Number(), minorMeters: Type.Number(), majorBearing: Type.Number() }),
  ),
  rays: Type.Optional(
    Type.Array(Type.Object({ distanceMeters: Type.Number(), bearing: Type.Number(), missMeters: Type.Number() })),
  ),
  height: Type.Optional(Type.Object({ meters: Type.Number(), errorMeters: Type.Number() })),
})

/** Measuring by several views: the same thing marked in pictures of two or more places. */
export const measurementRoutes: FastifyPluginAsyncTypebox = async app => {
  const { db } = app.database

  app.post(
    '/imagery/measurements',
    {
      config: { permission: 'public', sight: 'cut' },
      schema: {
        summary: 'Position and height of a thing from where it is seen in two or more pictures, each with its error',
        description: 'Errors are one standard deviation. Nothing is kept.',
        body: MeasurementBody,
        response: { 200: MeasurementAnswer },
      },
    },
    async request => {
      const marks = await Promise.all(
        request.body.marks.map(async ({ picture, foot, top }) => ({
          camera: await seenCamera(db, request, picture),
          foot: anglesOf(foot),
          ...(top && { top: anglesOf(top) }),
        })),
      )
      return measurementAnswer(measureByViews(marks))
    },
  )
}

const anglesOf = ({ yaw, pitch }: Static<typeof Angles>): ViewAngles => ({ yawDegrees: yaw, pitchDegrees: pitch })

const measurementAnswer = (found: Measurement): Static<typeof MeasurementAnswer> =>
  found.kind === 'measured' ? { kind: found.kind, ...thingAnswer(found) } : found

const thingAnswer = ({ lon, lat, ellipse, rays, height }: MeasuredThing) => ({
  position: [rounded(lon, 7), rounded(lat, 7)] as [number, number],
  ellipse: {
    majorMeters: rounded(ellipse.majorMeters, 2),
    minorMeters: rounded(ellipse.minorMeters, 2),
    majorBearing: rounded(ellipse.majorBearingDegrees, 1),
  },
  rays: rays.map(({ distanceMeters, bearingDegrees, missMeters }) => ({
    distanceMeters: rounded(distanceMeters, 2),
    bearing: rounded(bearingDegrees, 2),
    missMeters: rounded(missMeters, 2),
  })),
  ...(height && { height: { meters: rounded(height.meters, 2), errorMeters: rounded(height.errorMeters, 2) } }),
})
