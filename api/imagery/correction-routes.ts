import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { type Static, Type } from 'typebox'
import type { Calibration } from '../../spatial/imagery/camera.ts'
import { type Corrected, correctSequence, takeBackCorrection } from '../../spatial/imagery/correct-sequence.ts'
import { type CorrectionRecord, listCorrections } from '../../spatial/imagery/list-corrections.ts'
import { Nullable } from '../schemas/nullable.ts'
import { requirePosition } from '../schemas/position.ts'
import { RowNumber } from '../schemas/row-number.ts'
import { CalibrationAnswer, PictureParams, rounded } from './schemas.ts'

const CorrectionBody = Type.Object(
  {
    component: Type.Optional(Type.String({ pattern: '^[0-9]{16}$', description: 'What was pointed at' })),
    position: Type.Optional(Type.Unsafe<[number, number]>(Type.Array(Type.Number(), { minItems: 2, maxItems: 2 }))),
    yaw: Type.Number({ minimum: -180, maximum: 180, description: 'Where in the picture, right of its middle' }),
    pitch: Type.Number({ minimum: -90, maximum: 90, default: 0 }),
  },
  { additionalProperties: false },
)

const CorrectionsQuery = Type.Object({
  sequence: Type.Optional(Type.String({ maxLength: 150 })),
  picture: Type.Optional(PictureParams.properties.id),
  limit: Type.Integer({ minimum: 1, maximum: 500, default: 100 }),
  before: Type.Optional(RowNumber('Number of the correction to go on before')),
})

const CorrectionsAnswer = Type.Object({
  corrections: Type.Array(
    Type.Object({
      correction: Type.Integer(),
      sequenceId: Type.String(),
      picture: Type.String(),
      component: Nullable(Type.String()),
      position: Type.Unsafe<[number, number]>(Type.Array(Type.Number(), { minItems: 2, maxItems: 2 })),
      bearing: Type.Number({ description: 'Where it was seen, degrees clockwise from north by the delivered heading' }),
      madeBy: Type.String(),
      madeAt: Type.String({ format: 'date-time' }),
      takenBackAt: Nullable(Type.String({ format: 'date-time' })),
    }),
  ),
  next: Type.Optional(Type.Integer({ description: 'To go on before' })),
})

/** "It is here": what operators point at calibrates whole sequences. */
export const correctionRoutes: FastifyPluginAsyncTypebox = async app => {
  const { db } = app.database

  app.post(
    '/imagery/pictures/:id/corrections',
    {
      config: { permission: 'imagery:write' },
      schema: {
        summary: '“It is here”: points at something of known position; the whole sequence is calibrated by it',
        params: PictureParams,
        body: CorrectionBody,
        response: { 201: Type.Object({ correction: Type.Integer(), ...CalibrationAnswer.properties }) },
      },
    },
    async (request, reply) => {
      const { component, position, yaw, pitch = 0 } = request.body
      if (position) requirePosition(position)
      const corrected = await correctSequence(db, {
        pictureId: request.params.id,
        seenAt: { yawDegrees: yaw, pitchDegrees: pitch },
        actor: request.holder!.name,
        ...(component !== undefined && { componentCode: component }),
        ...(position && { position }),
      })
      return reply.code(201).send({ correction: corrected.correction, ...calibrationAnswer(corrected) })
    },
  )

  app.get(
    '/imagery/corrections',
    {
      config: { permission: 'imagery:write' },
      schema: {
        summary: 'Corrections, the latest first, with those that were taken back',
        querystring: CorrectionsQuery,
        response: { 200: CorrectionsAnswer },
      },
    },
    async request => {
      const { sequence, picture, ...page } = request.query
      const corrections = await listCorrections(db, {
        ...page,
        ...(sequence !== undefined && { sequenceId: sequence }),
        ...(picture !== undefined && { pictureId: picture }),
      })
      const next = corrections.length === page.limit ? corrections.at(-1)!.id : undefined
      return { corrections: corrections.map(correctionAnswer), ...(next !== undefined && { next }) }
    },
  )

  app.delete(
    '/imagery/corrections/:number',
    {
      config: { permission: 'imagery:write' },
      schema: {
        summary: 'Takes back a correction; the sequence is calibrated by the others',
        params: Type.Object({ number: RowNumber() }),
        response: { 200: CalibrationAnswer },
      },
    },
    async request => calibrationAnswer(await takeBackCorrection(db, request.params.number, request.holder!.name)),
  )
}

const offsets = ({ headingOffsetDegrees, eastOffsetMeters, northOffsetMeters }: Calibration) => ({
  headingOffset: rounded(headingOffsetDegrees, 2),
  eastOffsetMeters: rounded(eastOffsetMeters, 2),
  northOffsetMeters: rounded(northOffsetMeters, 2),
})

const calibrationAnswer = (corrected: Corrected) => ({
  sequenceId: corrected.sequenceId,
  pictures: corrected.pictures,
  corrections: corrected.corrections,
  ...offsets(corrected),
  before: offsets(corrected.before),
})

const correctionAnswer = ({
  lon,
  lat,
  ...correction
}: CorrectionRecord): Static<typeof CorrectionsAnswer>['corrections'][number] => ({
  correction: correction.id,
  sequenceId: correction.sequenceId,
  picture: correction.pictureId,
  component: correction.componentCode,
  position: [rounded(lon, 7), rounded(lat, 7)],
  bearing: rounded(correction.bearingDegrees, 2),
  madeBy: correction.madeBy,
  madeAt: correction.madeAt.toISOString(),
  takenBackAt: correction.takenBackAt?.toISOString() ?? null,
})
