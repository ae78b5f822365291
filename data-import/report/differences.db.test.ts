import { beforeAll, expect, test } from 'vitest'
import { testDatabase } from '../../spatial/database/testing/test-database.ts'
import { batchById } from '../pipeline/batch-record.ts'
import { publishBatch } from '../publish/publish-batch.ts'
import { pointShape } from '../testing/build-geometry.ts'
import { deliver, stageDelivery } from '../testing/deliver.ts'
import { coverRow, publishSmallCity } from '../testing/small-city.ts'
import { type Difference, differencesOf } from './differences.ts'

const database = testDatabase()
beforeAll(() => publishSmallCity(database.current))

const key = (number: number) => `510903010200000${number}`
const differences = async (batchId: number, page = { limit: 100 }) =>
  differencesOf(database.current.db, await batchById(database.current.db, batchId), page)

test('before publishing, after it and after later commits a batch has the same differences', async () => {
  await deliver(database.current, [{ name: '01', rows: [coverRow(1), coverRow(2), coverRow(3)] }])
  const rows = [
    coverRow(1, { OBJSTATE: '破损', MATERIAL: '水泥' }, pointShape(105.502, 30.50111)),
    coverRow(2),
    coverRow(4, { OBJSTATE: '良好' }),
    coverRow(5),
  ]
  const { batchId } = await stageDelivery(database.current, [{ name: '01', rows }], { options: { complete: [{}] } })
  const staged = await differences(batchId)
  expect(staged.map(({ key, kind }) => [key, kind])).toEqual([
    [key(1), 'changed'],
    [key(3), 'retired'],
    [key(5), 'added'],
  ])
  const changed = staged[0] as Difference
  expect(changed.fields).toEqual([
    { field: 'state', before: 'intact', after: 'damaged' },
    { field: 'attributes', before: { MATERIAL: '铸铁' }, after: { MATERIAL: '水泥' } },
  ])
  expect(changed.geometry).toMatchObject({
    after: { type: 'Point', coordinates: [105.502, 30.50111] },
    movedMeters: 1.11,
  })
  expect(staged[2]?.fields).toContainEqual({ field: 'name', before: null, after: '污水井盖' })

  await publishBatch(database.current, batchId, 'test')
  const comparable = (all: Difference[]) =>
    all.map(({ key, kind, geometry, fields }) => ({ key, kind, geometry, fields: kind === 'changed' ? fields : [] }))
  expect(comparable(await differences(batchId))).toEqual(comparable(staged))
  await deliver(database.current, [
    { name: '01', rows: [coverRow(1, { OBJSTATE: '占用' }), coverRow(5, { OBJSTATE: '占用' })] },
  ])
  expect(comparable(await differences(batchId))).toEqual(comparable(staged))
})

test('differences come in pages by key, and a batch in question has none', async () => {
  const rows = [6, 7, 8].map(number => coverRow(number))
  const { batchId } = await stageDelivery(database.current, [{ name: '01', rows }])
  const first = await differences(batchId, { limit: 2 })
  expect(first.map(difference => difference.key)).toEqual([key(6), key(7)])
  const second = await differencesOf(database.current.db, await batchById(database.current.db, batchId), {
    limit: 2,
    after: key(7),
  })
  expect(second.map(difference => difference.key)).toEqual([key(8)])

  const away = [1, 2, 3].map(number => coverRow(number, {}, pointShape(104, 30.5)))
  const asked = await stageDelivery(database.current, [{ name: '01', rows: away }])
  await expect(differences(asked.batchId)).rejects.toMatchObject({ code: 'import-state' })
})
