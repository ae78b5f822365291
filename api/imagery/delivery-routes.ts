import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import multipart from '@fastify/multipart'
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import { Compile } from 'typebox/compile'
import type { IngestOptions } from '../../data-import/imagery/ingest.ts'
import { createPictureBatch, pictureBatch, runPictureBatch } from '../../data-import/imagery/picture-batch.ts'
import { VISIBILITIES } from '../../spatial/database/tables/imagery.ts'
import { DomainError } from '../../spatial/domain-error.ts'
import { showSequence } from '../../spatial/imagery/show-sequence.ts'
import { Nullable } from '../schemas/nullable.ts'
import { MAX_UPLOAD_BYTES, receiveUpload } from '../schemas/receive-upload.ts'

const MAX_FILES = 5_000
const MAX_FIELD_BYTES = 100_000

const Options = Type.Object(
  {
    encoding: Type.Optional(Type.String({ maxLength: 40 })),
    crs: Type.Optional(Type.String({ maxLength: 300 })),
    photoDatum: Type.Optional(Type.Enum(['WGS84', 'GCJ-02', 'BD-09'])),
    columns: Type.Optional(Type.Record(Type.String(), Type.String())),
    privacy: Type.Optional(Type.Enum(['blurred', 'waived'])),
    waiver: Type.Optional(Type.String({ maxLength: 300 })),
  },
  { additionalProperties: false },
)
const compiledOptions = Compile(Options)

const BatchAnswer = Type.Object({
  id: Type.Integer(),
  state: Type.Enum(['reading', 'published', 'refused', 'failed']),
  source: Type.String(),
  report: Type.Unsafe<object>({ type: 'object', additionalProperties: true }),
  reason: Nullable(Type.String()),
  createdBy: Type.String(),
  createdAt: Type.String(),
  finishedAt: Nullable(Type.String()),
})

const VisibilityBody = Type.Object(
  { visibility: Type.Enum([...VISIBILITIES]), reason: Type.Optional(Type.String({ maxLength: 300 })) },
  { additionalProperties: false },
)

/** Deliveries of pictures, and whether a sequence is shown to the public. One delivery is taken in at a time. */
export const deliveryRoutes: FastifyPluginAsyncTypebox = async app => {
  const { database } = app
  const config = { permission: 'imagery:write' as const }
  await app.register(multipart, {
    limits: { files: MAX_FILES, fileSize: MAX_UPLOAD_BYTES, fieldSize: MAX_FIELD_BYTES, fields: 10 },
    throwFileSizeLimit: true,
  })
  let underWay: Promise<void> = Promise.resolve()
  app.addHook('onClose', () => underWay)

  app.post(
    '/imagery/deliveries',
    {
      config,
      schema: {
        summary: 'Deliver pictures: JPEG files, trajectories as CSV, or archives of both',
        description:
          'A form with `options` (JSON, optional) and the files. Pictures stay sealed unless `privacy` says that they were blurred, or that somebody answers for it.',
        consumes: ['multipart/form-data'],
        response: { 202: Type.Object({ id: Type.Integer() }) },
      },
    },
    async (request, reply) => {
      if (!request.isMultipart())
        throw new DomainError('invalid-parameter', 'Send the delivery as multipart/form-data.')
      const uploads = join(app.pictureImages.store.directory, 'uploads')
      const { folder, names, fields } = await receiveUpload(request.parts(), uploads)
      try {
        const [source] = names
        if (source === undefined) throw new DomainError('invalid-parameter', 'The form has no file.')
        const options = optionsOf(fields.options)
        const actor = request.holder!.name
        const id = await createPictureBatch(database.db, { source, options, actor })
        const delivery = { paths: [folder], options, actor, source }
        underWay = underWay
          .then(() => runPictureBatch(database, app.pictureImages.store, { id, request: delivery }))
          .catch(error => app.log.error({ err: error, batch: id }, 'pictures'))
          .finally(() => rm(folder, { recursive: true, force: true }))
        return reply.code(202).header('location', `/api/imagery/deliveries/${id}`).send({ id })
      } catch (error) {
        await rm(folder, { recursive: true, force: true })
        throw error
      }
    },
  )

  app.get(
    '/imagery/deliveries/:number',
    {
      config,
      schema: {
        summary: 'How far a delivery of pictures is, and what became of each picture that was refused or doubted',
        params: Type.Object({ number: Type.Integer({ minimum: 1 }) }),
        response: { 200: BatchAnswer },
      },
    },
    async request => {
      const { createdAt, finishedAt, options: _, ...batch } = await pictureBatch(database.db, request.params.number)
      return { ...batch, createdAt: createdAt.toISOString(), finishedAt: finishedAt?.toISOString() ?? null }
    },
  )

  app.put(
    '/imagery/sequences/:sequence/visibility',
    {
      config,
      schema: {
        summary: 'Show a sequence to the public because it was blurred or somebody answers for it, or seal it again',
        params: Type.Object({ sequence: Type.String({ maxLength: 150 }) }),
        body: VisibilityBody,
        response: { 200: VisibilityBody },
      },
    },
    async request => {
      const { visibility, reason } = request.body
      const actor = request.holder!.name
      const { sequence: sequenceId } = request.params
      await showSequence(database.db, { sequenceId, visibility, actor, ...(reason !== undefined && { reason }) })
      return { visibility, ...(reason !== undefined && { reason }) }
    },
  )
}

function optionsOf(text: string | undefined): IngestOptions {
  if (text === undefined || text === '') return {}
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw new DomainError('invalid-parameter', 'options: expected JSON.')
  }
  if (compiledOptions.Check(value)) return value as IngestOptions
  const [error] = compiledOptions.Errors(value)
  throw new DomainError('invalid-parameter', `options${error?.instancePath ?? ''} ${error?.message ?? 'is not valid'}.`)
}
