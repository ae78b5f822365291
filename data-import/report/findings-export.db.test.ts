import { beforeAll, expect, test } from 'vitest'
import { testDatabase } from '../../spatial/database/testing/test-database.ts'
import { stageDelivery } from '../testing/deliver.ts'
import { coverRow, publishSmallCity } from '../testing/small-city.ts'
import { findingsCsv, findingsGeoJson, findingsPage } from './findings-export.ts'

const database = testDatabase()
let batchId: number

beforeAll(async () => {
  await publishSmallCity(database.current)
  const rows = [coverRow(1, { OBJSTATE: '良,好' }), coverRow(2, {}, null), coverRow(3, { OBJNAME: '井盖' })]
  batchId = (await stageDelivery(database.current, [{ name: '01', rows }])).batchId
})

async function whole(parts: AsyncIterable<string>): Promise<string> {
  let text = ''
  for await (const part of parts) text += part
  return text
}

test('the CSV opens in a spreadsheet: byte order mark, heading in the language asked for, quoted cells', async () => {
  const lines = (await whole(findingsCsv(database.current.db, batchId, 'zh'))).split('\r\n')
  expect(lines[0]).toBe('\ufeff序号,级别,检查项,说明,数据表,行号,编码,字段,值,应为,经度,纬度')
  expect(lines[1]).toBe(
    '1,错误,state-unknown,状态值不正确,01,1,5109030102000001,OBJSTATE,"良,好",完好 破损 丢失 占用 废弃 移除,105.502,30.5011',
  )
  expect(lines[2]).toBe('2,错误,geometry-missing,没有几何图形,01,2,5109030102000002,,,,,')
  expect(lines).toHaveLength(5)
  const english = await whole(findingsCsv(database.current.db, batchId, 'en'))
  expect(english).toContain('3,warning,name-mismatch,the name is not the name of any class,01,3')
})

test('the layer has a feature for every finding, with a null geometry where there is no place', async () => {
  const layer = JSON.parse(await whole(findingsGeoJson(database.current.db, batchId)))
  expect(layer.features.map((feature: { geometry: unknown }) => feature.geometry)).toEqual([
    { type: 'Point', coordinates: [105.502, 30.5011] },
    null,
    { type: 'Point', coordinates: [105.502, 30.5013] },
  ])
  expect(layer.features[0]).toMatchObject({ id: 1, properties: { check: 'state-unknown', titleZh: '状态值不正确' } })
})

test('a page can be of one severity or one check', async () => {
  const { db } = database.current
  const numbers = async (page: Parameters<typeof findingsPage>[2]) =>
    (await findingsPage(db, batchId, page)).map(finding => finding.number)
  expect(await numbers({ limit: 10, severity: 'error' })).toEqual([1, 2])
  expect(await numbers({ limit: 10, check: 'name-mismatch' })).toEqual([3])
  expect(await numbers({ limit: 1, after: 1 })).toEqual([2])
})
