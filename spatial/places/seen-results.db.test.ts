import { beforeAll, expect, test } from 'vitest'
import type { Reader } from '../access/reader.ts'
import { buildSmallRegister } from '../components/testing/small-register.ts'
import { commit } from '../database/commit.ts'
import { fromGeoJson } from '../database/postgis.ts'
import { testDatabase } from '../database/testing/test-database.ts'
import { middleOf } from '../grids/testing/small-city.ts'
import { createNameIndex, type NameIndex } from './name-index.ts'
import { pinyinKeys } from './pinyin.ts'
import { search } from './search.ts'

const database = testDatabase()
let names: NameIndex

/** In the street that the reader is not given, beside whom they ask; and one in the street that they are given. */
const ELSEWHERE = '510903001001001'
const THEIRS = '510903002001001'
const [LON, LAT] = middleOf(ELSEWHERE)
const STREET: Reader = { scopes: [], grants: [{ layers: null, area: { codes: ['510903002'] } }] }
const MANY = 700

const shop = (id: string, grid: typeof ELSEWHERE | typeof THEIRS) => {
  const { pinyin, pinyinInitials } = pinyinKeys('便民小店')
  const [lon, lat] = middleOf(grid)
  return {
    id,
    kind: 'poi' as const,
    name_zh: '便民小店',
    pinyin,
    pinyin_initials: pinyinInitials,
    grid_code: grid,
    geom: fromGeoJson({ type: 'Point', coordinates: [lon, lat] }),
  }
}

beforeAll(async () => {
  const { db } = database.current
  await buildSmallRegister(db)
  const shops = [
    ...Array.from({ length: MANY }, (_, n) => shop(`A${n}`, ELSEWHERE)),
    shop('Z1', THEIRS),
    shop('Z2', THEIRS),
  ]
  await commit(db, { actor: 'test' }, trx => trx.insertInto('places').values(shops).execute())
  names = createNameIndex(db)
})

const found = async (text: string, limit: number) => {
  const request = { text, limit, projectedSrid: 4544, reader: STREET }
  return (await search(database.current.db, names, { ...request, near: [LON, LAT] })).map(({ key }) => key)
}

test('however many are nearer that the reader does not see, those that they see are found', async () => {
  expect(await found('便民小店', 1)).toEqual(['Z1'])
  expect(await found('便民小店', 2)).toEqual(['Z1', 'Z2'])
  expect(await found('便民小店', 50)).toEqual(['Z1', 'Z2'])
})

test('names that are not seen do not crowd out components that are', async () => {
  expect(await found('5109030305000001', 1)).toEqual(['5109030305000001'])
})
