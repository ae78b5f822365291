import { join } from 'node:path'
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import { Compile } from 'typebox/compile'
import type { IngestOptions } from '../../data-import/imagery/ingest.ts'
import {
  createPictureBatch,
  listPictureBatches,
  type PictureBatch,
  pictureBatch,
} from '../../data-import/imagery/picture-batch.ts'
import { PictureQueue } from '../../data-import/imagery/picture-queue.ts'
import { interruptedPictures } from '../../data-import/imagery/resume-pictures.ts'
import { PICTURE_BATCH_STATES } from '../../spatial/database/tables/imagery.ts'
import { Nullable } from '../schemas/nullable.ts'
import { RowNumber } from '../schemas/row-number.ts'
import { optionsField, receiveDelivery, receivesDeliveries } from '../uploads/receive-delivery.ts'
import { UploadFolders } from '../uploads/upload-folders.ts'

const MAX_FILES = 5_000

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
  state: Type.Enum([...PICTURE_BATCH_STATES]),
  source: Type.String(),
  report: Type.Unsafe<object>({ type: 'object', additionalProperties: true }),
  reason: Nullable(Type.String()),
  attempts: Type.Integer({ description: 'How often it was begun: more than once where a server stopped in between' }),
  createdBy: Type.String(),
  createdAt: Type.String(),
  finishedAt: Nullable(Type.String()),
})

const ListQuery = Type.Object({
  limit: Type.Integer({ minimum: 1, maximum: 200, default: 50 }),
  before: Type.Optional(RowNumber('Number of the delivery to go on before')),
})

/** Deliveries of pictures. One is taken in at a time. */
export const deliveryRoutes: FastifyPluginAsyncTypebox = async app => {
  const { database } = app
  const config = { permission: 'imagery:write' as const }
  await receivesDeliveries(app, MAX_FILES)
  const { store } = app.pictureImages
  const uploads = new UploadFolders(join(store.directory, 'uploads'))
  const queue = new PictureQueue(database, store)
  app.addHook('onReady', async () => {
    const { goOn, elsewhere } = await interruptedPictures(database, id => uploads.has(id))
    await uploads.keepOnly(id => goOn.includes(id) || elsewhere.includes(id))
    for (const id of goOn) begin(id)
  })
  app.addHook('onClose', () => queue.close())

  /** Files are kept until they were read to the end: a delivery that is cut short needs them again. */
  const begin = (id: number) =>
    void queue
      .add({ id, paths: [uploads.folderOf(id)] })
      .catch(error => app.log.error({ err: error, batch: id }, 'pictures'))
      .finally(() => tidy(id))
  const tidy = async (id: number) => {
    if ((await pictureBatch(database.db, id)).state !== 'reading') await uploads.remove(id)
  }

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
      const actor = request.holder!.name
      const id = await receiveDelivery(request, uploads, ({ names: [source], fields }) => {
        const options = optionsField<IngestOptions>(fields.options, compiledOptions)
        return createPictureBatch(database.db, { source, options, actor })
      })
      begin(id)
      return reply.code(202).header('location', `/api/imagery/deliveries/${id}`).send({ id })
    },
  )

  app.get(
    '/imagery/deliveries',
    {
      config,
      schema: {
        summary: 'Deliveries of pictures, the latest first',
        querystring: ListQuery,
        response: { 200: Type.Object({ deliveries: Type.Array(BatchAnswer) }) },
      },
    },
    async request => ({ deliveries: (await listPictureBatches(database.db, request.query)).map(batchAnswer) }),
  )

  app.get(
    '/imagery/deliveries/:number',
    {
      config,
      schema: {
        summary: 'How far a delivery of pictures is, and what became of each picture that was refused or doubted',
        params: Type.Object({ number: RowNumber() }),
        response: { 200: BatchAnswer },
      },
    },
    async request => batchAnswer(await pictureBatch(database.db, request.params.number)),
  )
}

const batchAnswer = ({ options: _, createdAt, finishedAt, ...batch }: PictureBatch) => ({
  ...batch,
  createdAt: createdAt.toISOString(),
  finishedAt: finishedAt?.toISOString() ?? null,
})
