import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testDatabase } from '../../spatial/database/testing/test-database.ts'
import { publishSmallCity } from '../testing/small-city.ts'
import { lockPictureBatch } from './lock-picture-batch.ts'
import { createPictureBatch, pictureBatch, runPictureBatch } from './picture-batch.ts'
import { PictureQueue } from './picture-queue.ts'
import { PictureStore } from './picture-store.ts'
import { interruptedPictures } from './resume-pictures.ts'
import type { IngestingJob } from './testing/ingesting-process.ts'

const database = testDatabase()
const PROCESS = fileURLToPath(new URL('./testing/ingesting-process.ts', import.meta.url))
const PICTURES = 8
let folder = ''

const storeDirectory = () => join(folder, 'store')
const store = () => new PictureStore(storeDirectory())
const delivery = () => [join(folder, 'delivery')]

beforeAll(async () => {
  await publishSmallCity(database.current)
  folder = await mkdtemp(join(tmpdir(), 'wangge-killed-'))
  await mkdir(join(folder, 'delivery'))
  const rows = ['sequence,filename,timestamp,longitude,latitude,heading']
  for (let i = 0; i < PICTURES; i++) {
    const background = { r: 20 * i, g: 90, b: 90 }
    const picture = sharp({ create: { width: 4000, height: 2000, channels: 3, background } }).jpeg()
    await picture.toFile(join(folder, 'delivery', `p${i}.jpg`))
    rows.push(`K1,p${i}.jpg,2024-05-01T01:00:0${i}Z,105.505,${30.505 + i * 1e-4},0`)
  }
  await writeFile(join(folder, 'delivery', 'track.csv'), rows.join('\n'))
}, 60_000)
afterAll(() => rm(folder, { recursive: true, force: true }))

const newBatch = () =>
  createPictureBatch(database.current.db, { source: 'street', options: { crs: 'EPSG:4490' }, actor: 'tester' })
const run = (id: number) => runPictureBatch(database.current, store(), { id, paths: delivery() })
const batch = (id: number) => pictureBatch(database.current.db, id)
const interrupted = (hasFiles: boolean) => interruptedPictures(database.current, () => hasFiles)

async function manifests(): Promise<string[]> {
  const names = await readdir(join(storeDirectory(), 'manifests'), { recursive: true }).catch(() => [])
  return names.filter(name => name.endsWith('.json')).sort()
}

const madeAt = async (names: string[]) =>
  Promise.all(names.map(async name => (await stat(join(storeDirectory(), 'manifests', name))).mtimeMs))

/** Starts taking the delivery in, and kills the process when so many pictures are read. */
async function killedAfter(count: number, id: number): Promise<void> {
  // what it cannot tidy up lies in the folder of this test
  const child = fork(PROCESS, { env: { ...process.env, TMPDIR: folder } })
  const { address, schema } = database.current
  child.send({ address, schema, id, storeDirectory: storeDirectory(), paths: delivery() } satisfies IngestingJob)
  while ((await manifests()).length < count) await new Promise(done => setTimeout(done, 10))
  child.kill('SIGKILL')
  await once(child, 'exit')
}

test('an ingest that is killed goes on where it was, and every picture is there once', async () => {
  const id = await newBatch()
  await killedAfter(3, id)
  expect(await batch(id)).toMatchObject({ state: 'reading', attempts: 1 })
  const made = await manifests()
  expect(made.length).toBeLessThan(PICTURES)
  const before = await madeAt(made)

  expect(await interrupted(true)).toEqual({ goOn: [id], elsewhere: [] })
  await run(id)

  expect(await batch(id)).toMatchObject({
    state: 'published',
    attempts: 2,
    report: { published: PICTURES, refused: 0 },
  })
  expect(await madeAt(made)).toEqual(before)
  const { rows } = await database.current.pool.query('select count(*)::integer as n from pictures')
  expect(rows).toEqual([{ n: PICTURES }])
}, 60_000)

test('the same folder again changes nothing', async () => {
  const commits = () => database.current.pool.query('select max(seq) as seq from commits')
  const { rows: before } = await commits()
  const id = await newBatch()
  await run(id)
  expect((await batch(id)).report).toMatchObject({ published: 0, known: PICTURES })
  expect((await commits()).rows).toEqual(before)
}, 60_000)

test('a delivery whose files are gone is marked as failed, and says what to do', async () => {
  const id = await newBatch()
  expect(await interrupted(false)).toEqual({ goOn: [], elsewhere: [] })
  const { state, reason } = await batch(id)
  expect(state).toBe('failed')
  expect(reason).toMatch(/deliver the same again/)
})

test('a delivery that stops the server each time is not tried for ever', async () => {
  const id = await newBatch()
  await database.current.db.updateTable('picture_batches').set({ attempts: 3 }).where('id', '=', id).execute()
  expect(await interrupted(true)).toEqual({ goOn: [], elsewhere: [] })
  expect(await batch(id)).toMatchObject({ state: 'failed', reason: expect.stringMatching(/3 times/) })
})

test('a delivery that another process is at is left to it', async ({ skip }) => {
  skip(database.current.kind === 'embedded', 'the embedded database has one process')
  const id = await newBatch()
  const lock = await lockPictureBatch(database.current, id)
  expect(await interrupted(true)).toEqual({ goOn: [], elsewhere: [id] })
  await run(id)
  expect(await batch(id)).toMatchObject({ state: 'reading', attempts: 0 })
  await lock!.release()
  await run(id)
  expect(await batch(id)).toMatchObject({ state: 'published' })
}, 60_000)

test('a program that ends in good order leaves its delivery to the next start', async () => {
  const id = await newBatch()
  const queue = new PictureQueue(database.current, store())
  const end = queue.add({ id, paths: delivery() })
  while ((await batch(id)).attempts === 0) await new Promise(done => setTimeout(done, 5))
  await queue.close()
  await end
  expect(await batch(id)).toMatchObject({ state: 'reading', attempts: 0 })
}, 60_000)
