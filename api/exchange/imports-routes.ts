import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { type Static, Type } from 'typebox'
import { Compile } from 'typebox/compile'
import { DATASETS, type DatasetId } from '../../data-import/checks/check-list.ts'
import { failInterrupted } from '../../data-import/jobs/fail-interrupted.ts'
import { ImportQueue } from '../../data-import/jobs/import-queue.ts'
import {
  type BatchRecord,
  type BatchState,
  batchById,
  batchStates,
  createBatch,
  updateBatch,
} from '../../data-import/pipeline/batch-record.ts'
import type { ImportOptions } from '../../data-import/pipeline/import-options.ts'
import { lockBatch } from '../../data-import/publish/lock-batch.ts'
import { publishBatch } from '../../data-import/publish/publish-batch.ts'
import { withdrawBatch } from '../../data-import/publish/withdraw-batch.ts'
import { DomainError } from '../../spatial/domain-error.ts'
import { optionsField, receiveDelivery, receivesDeliveries } from '../uploads/receive-delivery.ts'
import { UploadFolders } from '../uploads/upload-folders.ts'
import { Batch, BatchParams, ImportOptionsBody } from './imports-schemas.ts'

export interface ImportsOptions {
  /** Where uploads are kept until they are published or put away. */
  uploadDirectory: string
}

/** A Shapefile delivery has half a dozen files for each layer. */
const MAX_FILES = 500
/** In these the files may still be read again: with an answer to a question, or after a failure. */
const MAY_BE_READ_AGAIN: ReadonlySet<BatchState> = new Set([
  'reading',
  'checking',
  'question',
  'staged',
  'failed',
  'refused',
])

const Accepted = Type.Object({ id: Type.Integer() })
const compiledOptions = Compile(ImportOptionsBody)

/** Uploading a delivery, publishing and withdrawing it. Reading what became of it is in `imports-reading-routes.ts`. */
export const importsRoutes: FastifyPluginAsyncTypebox<ImportsOptions> = async (app, { uploadDirectory }) => {
  const { database } = app
  const { db } = database
  const uploads = new UploadFolders(uploadDirectory)
  const queue = new ImportQueue(database)
  const config = { permission: 'imports:write' as const }
  await receivesDeliveries(app, MAX_FILES)
  app.addHook('onReady', async () => {
    await failInterrupted(database)
    const states = await batchStates(db)
    await uploads.keepOnly(id => MAY_BE_READ_AGAIN.has(states.get(id)!))
  })
  app.addHook('onClose', () => queue.close())

  const begin = async (batch: Pick<BatchRecord, 'id' | 'dataset' | 'options'>, actor: string) => {
    const { id: batchId, dataset, options } = batch
    void queue.add({ batchId, dataset, options, actor, paths: [uploads.folderOf(batchId)] }).catch(error => {
      app.log.error({ err: error, batchId }, 'import')
    })
  }

  app.post(
    '/imports',
    {
      config,
      schema: {
        summary: 'Upload a delivery; it is read and checked, and published by another request',
        description:
          'A form with `dataset`, `options` (JSON, optional) and the files: whole folders, or archives. Ask GET /api/imports/{id} how far it is.',
        consumes: ['multipart/form-data'],
        response: { 202: Accepted },
      },
    },
    async (request, reply) => {
      const actor = request.holder!.name
      const options = (text?: string) => optionsField<ImportOptions>(text, compiledOptions)
      const id = await receiveDelivery(request, uploads, ({ names, fields }) =>
        createBatch(db, {
          dataset: datasetOf(fields.dataset),
          options: options(fields.options),
          files: names,
          actor,
        }),
      )
      await begin(await batchById(db, id), actor)
      return reply.code(202).header('location', `/api/imports/${id}`).send({ id })
    },
  )

  app.post(
    '/imports/:id/retry',
    {
      config,
      schema: {
        summary: 'Read and check the files again, with other options: to answer a question, or after a failure',
        params: BatchParams,
        body: ImportOptionsBody,
        response: { 202: Accepted },
      },
    },
    async (request, reply) => {
      const { id } = request.params
      const options = request.body as ImportOptions
      await queue.done(id)
      const batch = await db.transaction().execute(async trx => {
        const found = await lockBatch(trx, id, 'question', 'failed', 'refused', 'staged')
        if (!uploads.has(id))
          throw new DomainError('import-outdated', `The files of batch ${id} are gone: upload them again.`)
        await updateBatch(trx, id, { state: 'reading', options, reason: null })
        return { ...found, options }
      })
      await begin(batch, request.holder!.name)
      return reply.code(202).send({ id })
    },
  )

  const end = (verb: 'publish' | 'withdraw', work: (id: number, actor: string) => Promise<unknown>, summary: string) =>
    app.post(
      `/imports/:id/${verb}`,
      { config, schema: { summary, params: BatchParams, response: { 200: Batch } } },
      async request => {
        const { id } = request.params as Static<typeof BatchParams>
        await work(id, request.holder!.name)
        await uploads.remove(id)
        return asBatch(await batchById(db, id))
      },
    )
  end('publish', (id, actor) => publishBatch(database, id, actor), 'Publish a checked delivery under one commit')
  end(
    'withdraw',
    (id, actor) => withdrawBatch(database, id, actor),
    'Undo a published delivery, or put a checked one away',
  )
}

export const asBatch = ({ createdAt, finishedAt, ...batch }: BatchRecord): Static<typeof Batch> => ({
  ...batch,
  options: batch.options as Record<string, unknown>,
  report: batch.report as Static<typeof Batch>['report'],
  createdAt: createdAt.toISOString(),
  finishedAt: finishedAt?.toISOString() ?? null,
})

function datasetOf(text: string | undefined): DatasetId {
  const dataset = DATASETS.find(id => id === text)
  if (dataset) return dataset
  throw new DomainError('invalid-parameter', `dataset: found "${text ?? ''}", expected one of ${DATASETS.join(', ')}.`)
}
