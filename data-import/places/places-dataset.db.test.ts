import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { testDatabase } from '../../spatial/database/testing/test-database.ts'
import type { DatasetId } from '../checks/check-list.ts'
import { type BuiltShape, pointShape } from '../testing/build-geometry.ts'
import { deliver } from '../testing/deliver.ts'
import { findingsOfRows } from '../testing/findings-of-rows.ts'
import type { MemoryRow } from '../testing/memory-source.ts'
import { publishSmallCity } from '../testing/small-city.ts'

const database = testDatabase()
beforeAll(() => publishSmallCity(database.current))

const triangle: [number, number][] = [
  [105.5, 30.5],
  [105.501, 30.5],
  [105.501, 30.501],
  [105.5, 30.5],
]
const area: BuiltShape = { type: 'Polygon', parts: [[triangle]] }
const line: BuiltShape = { type: 'LineString', parts: [[triangle.slice(0, 3)]] }

const place = (
  changes: Record<string, string | null> = {},
  shape: BuiltShape | null = pointShape(105.505, 30.505),
): MemoryRow => ({
  编号: 'P1',
  类型: '兴趣点',
  名称: '观音湖公园',
  别名: '湿地公园; 老公园',
  类目: '公园',
  道路编号: null,
  ...changes,
  shape,
})
const road = (changes: Record<string, string | number | null> = {}, shape: BuiltShape | null = line): MemoryRow => ({
  id: 'R1',
  name_zh: '遂州中路',
  class: 'primary',
  width_m: 24,
  ...changes,
  shape,
})
const building = (
  changes: Record<string, string | number | null> = {},
  shape: BuiltShape | null = area,
): MemoryRow => ({
  id: 'B1',
  name_zh: null,
  use: 'residential',
  floors: 18,
  height_m: 54,
  ...changes,
  shape,
})

describe('one thing wrong is one finding', () => {
  test.each<[string, DatasetId, MemoryRow, string[]]>([
    ['a place', 'places', place(), []],
    ['a place of no kind', 'places', place({ 类型: '景点' }), ['kind-unknown 1']],
    ['a place without name', 'places', place({ 名称: null }), ['attribute-missing 1']],
    ['a place without position', 'places', place({}, null), ['geometry-missing 1']],
    ['a place that is a line', 'places', place({}, line), ['geometry-type 1']],
    ['a place on a road that is not there', 'places', place({ 道路编号: 'R9' }), ['road-unknown 1']],
    ['a road', 'roads', road(), []],
    ['a road with a Chinese class', 'roads', road({ class: '主干路' }), []],
    ['a road of no class', 'roads', road({ class: 'footpath' }), ['kind-unknown 1']],
    ['a road 500 m wide', 'roads', road({ width_m: 500 }), ['number-implausible 1']],
    ['a road without width', 'roads', road({ width_m: null }), ['attribute-missing 1']],
    ['a road of width 0', 'roads', road({ width_m: 0 }), ['number-invalid 1']],
    ['a road that is an area', 'roads', road({}, area), ['geometry-type 1']],
    ['a building', 'buildings', building(), []],
    ['a building of 4.5 floors', 'buildings', building({ floors: '4.5' }), ['number-invalid 1']],
    ['a building of 900 m', 'buildings', building({ height_m: 900 }), ['number-implausible 1']],
    ['water of no kind', 'water', { id: 'W1', name_zh: '涪江', kind: 'sea', shape: area }, ['kind-unknown 1']],
    ['a block', 'blocks', { id: 'K1', name_zh: null, use: '绿地', shape: area }, []],
  ])('%s', async (_name, dataset, row, expected) => {
    expect(await findingsOfRows(database.current, dataset, [row])).toEqual(expected)
  })

  test('a place among others in the next province', async () => {
    const here = [1, 2, 3].map(number => place({ 编号: `P${number}` }))
    const away = place({ 编号: 'P4' }, pointShape(104, 30.5))
    expect(await findingsOfRows(database.current, 'places', [...here, away])).toEqual(['outside-city 4'])
  })
})

test('what is published can be searched: pinyin, aliases, grid; a road that is not there is dropped', async () => {
  const { db } = database.current
  await deliver(database.current, [{ name: 't', rows: [road()] }], { dataset: 'roads' })
  await deliver(
    database.current,
    [{ name: 't', rows: [place({ 道路编号: 'R9' }), place({ 编号: 'P2', 道路编号: 'R1', 别名: null })] }],
    {
      dataset: 'places',
    },
  )
  const places =
    await sql`select id, aliases, pinyin, pinyin_initials, road_id, grid_code from places order by id`.execute(db)
  const common = { pinyin: 'guan yin hu gong yuan', pinyin_initials: 'gyhgy', grid_code: '510903012004017' }
  expect(places.rows).toEqual([
    { id: 'P1', aliases: ['湿地公园', '老公园'], road_id: null, ...common },
    { id: 'P2', aliases: [], road_id: 'R1', ...common },
  ])
  const roads = await sql`select pinyin_initials, width_m, GeometryType(geom) as type from roads`.execute(db)
  expect(roads.rows).toEqual([{ pinyin_initials: 'szzl', width_m: 24, type: 'MULTILINESTRING' }])
})
