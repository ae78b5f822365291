import { beforeAll, describe, expect, test } from 'vitest'
import { EVERYTHING } from '../access/reader.ts'
import { buildSmallRegister } from '../components/testing/small-register.ts'
import { commit } from '../database/commit.ts'
import { testDatabase } from '../database/testing/test-database.ts'
import { createNameIndex, type NameIndex } from './name-index.ts'
import { search } from './search.ts'
import { buildSmallPlaces } from './testing/small-places.ts'

const database = testDatabase()
let names: NameIndex
beforeAll(async () => {
  await buildSmallRegister(database.current.db)
  await buildSmallPlaces(database.current.db)
  names = createNameIndex(database.current.db)
})

const find = (text: string, near: [number, number] | undefined = [105.5715, 30.5005], limit = 5) =>
  search(database.current.db, names, { text, limit, projectedSrid: 4544, reader: EVERYTHING, ...(near && { near }) })
const keys = async (text: string) => (await find(text)).map(({ kind, key }) => `${kind} ${key}`)

describe('what is found first', () => {
  test.each([
    ['嘉禾东路', 'road R1'],
    ['jiahedonglu', 'road R1'],
    ['jhdl', 'road R1'],
    ['加和东路', 'road R1'],
    ['嘉禾', 'place P4'],
    ['嘉禾东路55', 'place P2'],
    ['嘉禾 55', 'place P2'],
    ['jhdl55', 'place P2'],
    ['遂宁市博物馆', 'place P3'],
    ['博物馆', 'place P3'],
    ['0101', 'class 0101'],
    ['垃圾箱', 'class 0305'],
    ['ljx', 'class 0305'],
    ['Street Lamp', 'class 0118'],
    ['510903001001002', 'grid 510903001001002'],
    ['510904', 'area 510904'],
    ['street-510903002', 'area 510903002'],
    ['单位W2', 'organisation W2'],
    ['5109030305000001', 'component 5109030305000001'],
    ['0305000001', 'component 5109030305000001'],
    ['垃圾箱 1', 'component 5109030305000001'],
    ['垃圾箱000001', 'component 5109030305000001'],
    ['嘉禾东路与明月路', 'crossing 嘉禾东路/明月路/105.5718,30.5001'],
    ['明月路和嘉禾东路交叉口', 'crossing 明月路/嘉禾东路/105.5718,30.5001'],
    ['mingyuelu/jhdl', 'crossing 明月路/嘉禾东路/105.5718,30.5001'],
    ['105.5718,30.5001', 'coordinate 105.571800,30.500100'],
    ['北纬30°30′0.36″东经105°34′18.48″', 'coordinate 105.571800,30.500100'],
  ])('%j: %s', async (text, first) => {
    expect((await keys(text))[0]).toBe(first)
  })

  test('a serial on a cover brings the nearest components that carry it', async () => {
    expect(await keys('000001')).toEqual([
      'component 5109030118000001',
      'component 5109030211000001',
      'component 5109032101000001',
      'component 5109030101000001',
      'component 5109030405000001',
    ])
  })

  test('the beginning of a code brings the components, nearest first', async () => {
    expect(await keys('51090301010')).toEqual(['component 5109030101000002', 'component 5109030101000001'])
  })

  test('roads that end short of each other still cross; roads that do not meet have no crossing', async () => {
    const [crossing] = await find('嘉禾东路与德胜路')
    expect(crossing).toMatchObject({
      kind: 'crossing',
      titleZh: '嘉禾东路与德胜路路口',
      titleEn: 'Jiahe East Road and Desheng Road',
    })
    expect(crossing!.lat).toBeCloseTo(30.50025, 5)
    expect(await keys('嘉禾东路与凯旋路')).toEqual([])
    expect(await keys('嘉禾东路与嘉禾东路')).toEqual([])
  })

  test.each(['没有这个地方', '9999999999999999', '99999999999999999999', '%', '，', '垃圾箱 0000009', '不是类别 12'])(
    '%j finds nothing and breaks nothing',
    async text => {
      expect(await keys(text)).toEqual([])
    },
  )
})

describe('a result', () => {
  test('says what and where it is, and how far', async () => {
    expect((await find('嘉禾东路'))[0]).toEqual({
      kind: 'road',
      key: 'R1',
      titleZh: '嘉禾东路',
      titleEn: 'Jiahe East Road',
      subtitleZh: '主干路',
      subtitleEn: 'Primary road',
      lon: expect.closeTo(105.573, 6),
      lat: expect.closeTo(30.5001, 6),
      bbox: [105.569, 30.5001, 105.577, 30.5001],
      distanceMeters: 151,
    })
    expect((await find('嘉禾东路55'))[0]).toMatchObject({
      titleEn: '55 Jiahe East Road',
      subtitleZh: '门牌 · street-510903002',
      distanceMeters: 290,
    })
    expect((await find('垃圾箱'))[0]).not.toHaveProperty('lon')
  })

  test('of a coordinate says how it was read', async () => {
    expect((await find('30.5001,105.5718'))[0]).toMatchObject({
      lon: 105.5718,
      lat: 30.5001,
      subtitleZh: '按“纬度，经度”读取',
    })
  })

  test('without a place to be near to has no distance', async () => {
    const [road] = await search(database.current.db, names, {
      text: '嘉禾东路',
      limit: 1,
      projectedSrid: 4544,
      reader: EVERYTHING,
    })
    expect(road).not.toHaveProperty('distanceMeters')
  })

  test('there are never more than asked for', async () => {
    expect(await find('嘉禾', undefined, 2)).toHaveLength(2)
  })
})

test('a name published, changed or retired is found, or no longer found, at once', async () => {
  const { db } = database.current
  await commit(db, { actor: 'test' }, trx =>
    trx.updateTable('roads').set({ name_zh: '新凯旋路', pinyin: null }).where('id', '=', 'R4').execute(),
  )
  expect((await keys('新凯旋路'))[0]).toBe('road R4')
  expect((await keys('xinkaixuanlu'))[0]).toBe('road R4')
  await commit(db, { actor: 'test' }, trx =>
    trx.updateTable('roads').set({ retired_at: new Date() }).where('id', '=', 'R4').execute(),
  )
  expect(await keys('新凯旋路')).toEqual([])
  await commit(db, { actor: 'test' }, trx =>
    trx.updateTable('areas').set({ name_zh: '北坝街道' }).where('code', '=', '510903002').execute(),
  )
  expect((await find('嘉禾东路55'))[0]!.subtitleZh).toBe('门牌 · 北坝街道')
})
