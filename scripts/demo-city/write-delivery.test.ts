import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { CHECKS } from '../../data-import/checks/check-list.ts'
import type { Truth } from './defects/truth.ts'
import { generateDemoCity } from './generate.ts'
import { writeDelivery } from './write-delivery.ts'

const folders = ['first', 'second'].map(name => mkdtempSync(join(tmpdir(), `demo-city-${name}-`)))
const filesOf = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(file => statSync(join(folder, file)).isFile())
    .sort()
let truth: Truth

beforeAll(async () => {
  for (const folder of folders) await writeDelivery(generateDemoCity({ scale: 'small' }), folder)
  truth = JSON.parse(readFileSync(join(folders[0]!, 'truth.json'), 'utf8'))
}, 120_000)

afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

test('two runs write the same bytes', () => {
  const [first, second] = folders.map(folder =>
    filesOf(folder).map(file => [
      file,
      createHash('sha256')
        .update(readFileSync(join(folder, file)))
        .digest('hex'),
    ]),
  )
  expect(first!.length).toBeGreaterThan(90)
  expect(second).toEqual(first)
})

test('the delivery has the folders and files of a survey', () => {
  const files = filesOf(join(folders[0]!, 'delivery'))
  for (const file of [
    '行政区域/区县.shp',
    '行政区域/街道.shp',
    '行政区域/社区.shp',
    '行政区域/管理区域.shp',
    '单元网格/单元网格.dbf',
    '部件/01_公用设施.shp',
    '部件/02_道路交通_点.shp',
    '部件/02_道路交通_线.shp',
    '部件/02_道路交通_面.shp',
    '部件/05_房屋土地.shp',
    '部件/21_扩展部件_线.prj',
    '基础底图/基础底图.gpkg',
    '单位/责任单位.xlsx',
    '单位/处置责任.csv',
    '地名/地名地址.csv',
    '说明.txt',
  ])
    expect(files).toContain(file)
})

test('every check of the importer is planted, but for codes that the register has retired', () => {
  const planted = new Set(truth.defects.map(defect => defect.check))
  expect(CHECKS.map(check => check.id).filter(id => !planted.has(id))).toEqual(['code-retired'])
})

test('every defect names a file that is there and a row that it has', () => {
  const files = new Set(filesOf(folders[0]!))
  for (const { file, row } of truth.defects) {
    expect(files).toContain(file)
    if (row === null || !file.endsWith('.shp')) continue
    const header = readFileSync(join(folders[0]!, file.replace('.shp', '.dbf')))
    expect(row).toBeGreaterThan(0)
    expect(row).toBeLessThanOrEqual(header.readUInt32LE(4))
  }
})

test('rows held back come on top of the rows that are published', () => {
  const severity = new Map<string, string>(CHECKS.map(check => [check.id, check.severity]))
  const extra = truth.defects.filter(
    ({ file, check }) =>
      file.startsWith('delivery/部件/') && (severity.get(check) === 'error' || check === 'row-deleted'),
  )
  const rows = filesOf(join(folders[0]!, 'delivery/部件'))
    .filter(file => file.endsWith('.dbf'))
    .map(file => readFileSync(join(folders[0]!, 'delivery/部件', file)).readUInt32LE(4))
    .reduce((sum, count) => sum + count, 0)
  expect(rows - extra.length).toBe(truth.published.components)
})

test('no row has two defects', () => {
  const rows = truth.defects.filter(({ row }) => row !== null).map(({ file, table, row }) => `${file} ${table} ${row}`)
  expect(new Set(rows).size).toBe(rows.length)
})
