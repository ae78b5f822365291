import { Readable } from 'node:stream'
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import { CHECKS } from '../../data-import/checks/check-list.ts'
import { DATASET_LIST } from '../../data-import/datasets/dataset-list.ts'
import { batchById, listBatches } from '../../data-import/pipeline/batch-record.ts'
import { differencesOf } from '../../data-import/report/differences.ts'
import { findingFeature, findingsCsv, findingsPage } from '../../data-import/report/findings-export.ts'
import { RowNumber } from '../schemas/row-number.ts'
import { Words } from '../schemas/words.ts'
import { asBatch } from './imports-routes.ts'
import {
  Batch,
  BatchParams,
  CHECK_IDS,
  DatasetDescription,
  Differences,
  FindingCollection,
  SEVERITIES,
} from './imports-schemas.ts'

const Limit = (maximum: number, usual: number) => Type.Integer({ minimum: 1, maximum, default: usual })

const FindingsQuery = Type.Object({
  severity: Type.Optional(Words(SEVERITIES)),
  check: Type.Optional(Words(CHECK_IDS)),
  limit: Limit(10_000, 1_000),
  after: Type.Optional(RowNumber()),
})
const DifferencesQuery = Type.Object({
  limit: Limit(1_000, 100),
  after: Type.Optional(Type.String({ maxLength: 200 })),
})

const Csv = {
  description: 'One line a finding',
  content: { 'text/csv': { schema: Type.Unsafe<Readable>(Type.String({ format: 'binary' })) } },
}

/** What became of deliveries: batches, findings, differences. Not public: reports quote what was delivered. */
export const importsReadingRoutes: FastifyPluginAsyncTypebox = async app => {
  const { db } = app.database
  const config = { permission: 'imports:read' as const }

  app.get(
    '/imports',
    {
      config,
      schema: {
        summary: 'Import batches, newest first',
        querystring: Type.Object({ limit: Limit(100, 20), before: Type.Optional(RowNumber()) }),
        response: { 200: Type.Object({ imports: Type.Array(Batch), next: Type.Optional(Type.Integer()) }) },
      },
    },
    async ({ query: { limit, before } }) => {
      const batches = await listBatches(db, { limit, before })
      const last = batches.length === limit ? batches.at(-1) : undefined
      return { imports: batches.map(asBatch), ...(last && { next: last.id }) }
    },
  )

  app.get(
    '/imports/datasets',
    {
      config,
      schema: {
        summary: 'What can be imported: columns and checks of each dataset',
        response: { 200: Type.Object({ datasets: Type.Array(DatasetDescription) }) },
      },
    },
    async () => ({ datasets: DATASET_LIST.map(describeDataset) }),
  )

  app.get(
    '/imports/:id',
    {
      config,
      schema: { summary: 'One batch with its progress and report', params: BatchParams, response: { 200: Batch } },
    },
    async ({ params: { id } }) => asBatch(await batchById(db, id)),
  )

  app.get(
    '/imports/:id/findings',
    {
      config,
      schema: {
        summary: 'Findings of a batch as a map layer',
        params: BatchParams,
        querystring: FindingsQuery,
        response: { 200: FindingCollection },
      },
    },
    async ({ params: { id }, query }) => {
      await batchById(db, id)
      const findings = await findingsPage(db, id, query)
      const last = findings.length === query.limit ? findings.at(-1) : undefined
      return {
        type: 'FeatureCollection' as const,
        features: findings.map(findingFeature),
        numberReturned: findings.length,
        ...(last && { next: last.number }),
      }
    },
  )

  app.get(
    '/imports/:id/findings.csv',
    {
      config,
      schema: {
        summary: 'All findings of a batch as CSV, with a byte order mark for spreadsheets',
        params: BatchParams,
        querystring: Type.Object({ lang: Words(['zh', 'en'], { default: 'zh' }) }),
        response: { 200: Csv },
      },
    },
    async ({ params: { id }, query: { lang } }, reply) => {
      await batchById(db, id)
      return reply
        .type('text/csv; charset=utf-8; header=present')
        .header('content-disposition', `attachment; filename="import-${id}-findings.csv"`)
        .send(Readable.from(findingsCsv(db, id, lang), { objectMode: false }))
    },
  )

  app.get(
    '/imports/:id/differences',
    {
      config,
      schema: {
        summary: 'What publishing a batch does, or did, row by row',
        params: BatchParams,
        querystring: DifferencesQuery,
        response: { 200: Differences },
      },
    },
    async ({ params: { id }, query: { limit, after } }) => {
      const differences = await differencesOf(db, await batchById(db, id), { limit, after })
      const last = differences.length === limit ? differences.at(-1) : undefined
      return { differences, ...(last && { next: last.key }) }
    },
  )
}

const describeDataset = ({ id, zh, en, columns }: (typeof DATASET_LIST)[number]) => ({
  id,
  nameZh: zh,
  nameEn: en,
  columns: columns.map(({ name, isRequired = false, ...titles }) => ({
    name,
    titleZh: titles.zh,
    titleEn: titles.en,
    required: isRequired,
  })),
  checks: CHECKS.filter(check => (check.datasets as readonly string[]).includes(id)).map(check => ({
    id: check.id,
    severity: check.severity,
    titleZh: check.zh,
    titleEn: check.en,
  })),
})
