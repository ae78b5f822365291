import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testDatabase } from '../../spatial/database/testing/test-database.ts'
import { compareDefects, foundDefects, plantedDefects } from './planted-truth.ts'
import { take, writeSmallDemo } from './testing/small-demo.ts'

const database = testDatabase()
let demo: Awaited<ReturnType<typeof writeSmallDemo>>

beforeAll(async () => {
  demo = await writeSmallDemo()
}, 120_000)
afterAll(() => demo.remove())

test('gaps, overlaps and cells beyond their community are found in an empty register, and nothing else', async () => {
  const folder = join(demo.folder, 'defects/网格缺陷')
  await take(database.current, 'areas', join(folder, '行政区域'))
  await take(database.current, 'grids', join(folder, '单元网格'))
  const { missed, spurious } = compareDefects(
    await plantedDefects(demo.folder, 'defects/网格缺陷'),
    await foundDefects(database.current.db),
  )
  expect({ missed, spurious }).toEqual({ missed: [], spurious: [] })
})
