import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testDatabase } from '../../spatial/database/testing/test-database.ts'
import { batchById, createBatch, updateBatch } from '../pipeline/batch-record.ts'
import { failInterrupted } from './fail-interrupted.ts'
import { ImportQueue } from './import-queue.ts'

const database = testDatabase()
const DYING = fileURLToPath(new URL('./testing/dying-process.ts', import.meta.url))
let folder: string

const district = (code: string) => ({
  type: 'Feature',
  properties: { CODE: code, NAME: '船山区' },
  geometry: {
    type: 'Polygon',
    coordinates: [
      [
        [105.5, 30.5],
        [105.6, 30.5],
        [105.6, 30.6],
        [105.5, 30.5],
      ],
    ],
  },
})

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'wangge-queue-'))
  await writeFile(
    join(folder, 'areas.geojson'),
    JSON.stringify({ type: 'FeatureCollection', features: [district('510903')] }),
  )
})
afterAll(() => rm(folder, { recursive: true }))

const newBatch = () =>
  createBatch(database.current.db, { dataset: 'areas', files: ['areas.geojson'], options: {}, actor: 'test' })
const job = (batchId: number) => ({ batchId, dataset: 'areas' as const, paths: [folder], options: {}, actor: 'test' })

test('an import runs in a process of its own and leaves its batch staged', async () => {
  const queue = new ImportQueue(database.current)
  const id = await newBatch()
  await queue.add(job(id))
  expect(await batchById(database.current.db, id)).toMatchObject({
    state: 'staged',
    report: { counts: { read: 1, accepted: 1 } },
  })
  await queue.close()
})

test('a process that is killed leaves its batch failed with a reason, and the same batch can be tried again', async () => {
  const id = await newBatch()
  await new ImportQueue(database.current, DYING).add(job(id))
  expect(await batchById(database.current.db, id)).toMatchObject({
    state: 'failed',
    reason: expect.stringContaining('SIGKILL'),
  })
  await new ImportQueue(database.current).add(job(id))
  expect(await batchById(database.current.db, id)).toMatchObject({ state: 'staged', reason: null })
})

test('batches that were being imported when the computer stopped are marked as failed at the next start', async () => {
  const { db } = database.current
  const [reading, staged] = [await newBatch(), await newBatch()]
  await updateBatch(db, staged, { state: 'staged' })
  await sql`update import_batches set created_at = now() - interval '1 hour' where id = ${reading}`.execute(db)
  expect(await failInterrupted(database.current)).toBe(1)
  expect(await batchById(db, reading)).toMatchObject({ state: 'failed' })
  expect(await batchById(db, staged)).toMatchObject({ state: 'staged' })
})
