import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import type { Calibration } from '../../spatial/imagery/camera.ts'
import { type Corrected, correctSequence, takeBackCorrection } from '../../spatial/imagery/correct-sequence.ts'
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
