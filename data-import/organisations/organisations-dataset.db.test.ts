import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { testDatabase } from '../../spatial/database/testing/test-database.ts'
import { deliver } from '../testing/deliver.ts'
import { findingsOfRows } from '../testing/findings-of-rows.ts'
import type { MemoryRow } from '../testing/memory-source.ts'
import { publishSmallCity } from '../testing/small-city.ts'

const database = testDatabase()
beforeAll(() => publishSmallCity(database.current))

const unit = (code: string, changes: Record<string, string | null> = {}): MemoryRow => ({
  单位代码: code,
  单位名称: '某公司',
  英文名称: null,
  类别: '终端责任单位',
  上级代码: null,
  行业: '排水',
  所在区域代码: '510903',
  ...changes,
  shape: null,
})

describe('units', () => {
  test.each<[string, MemoryRow[], string[]]>([
    ['a unit under one that comes later', [unit('A', { 上级代码: 'B' }), unit('B')], []],
    ['a unit under a published one', [unit('A', { 上级代码: 'U1' })], []],
    ['a unit under nobody', [unit('A', { 上级代码: 'X' })], ['parent-unknown 1']],
    ['a kind of no vocabulary', [unit('A', { 类别: '公司' })], ['kind-unknown 1']],
    ['an area that is not there', [unit('A', { 所在区域代码: '510999' })], ['area-unknown 1']],
    ['no name', [unit('A', { 单位名称: null })], ['attribute-missing 1']],
    ['a code twice', [unit('A'), unit('A')], ['code-duplicate-in-file 2']],
    ['damaged text', [unit('A', { 单位名称: '\uFFFD公司' })], ['text-damaged 1']],
  ])('%s', async (_name, rows, expected) => {
    expect(await findingsOfRows(database.current, 'organisations', rows)).toEqual(expected)
  })
})

describe('responsibility', () => {
  const rule = (id: string, changes: Record<string, string | null> = {}): MemoryRow => ({
    规则编号: id,
    对象: '部件',
    类别代码: '0102',
    区域代码: '510903',
    权属单位代码: null,
    主管部门代码: 'U1',
    处置单位代码: 'U1',
    起始日期: '20140501',
    终止日期: null,
    备注: null,
    ...changes,
    shape: null,
  })

  test.each<[string, MemoryRow[], string[]]>([
    [
      'rules for a minor class, a major one and all',
      [rule('1'), rule('2', { 类别代码: '01' }), rule('3', { 类别代码: null })],
      [],
    ],
    ['an event class', [rule('1', { 对象: '事件', 类别代码: '0503' })], []],
    ['a class that only the other book has', [rule('1', { 对象: '事件', 类别代码: '0138' })], ['code-class-unknown 1']],
    ['a class code of three digits', [rule('1', { 类别代码: '010' })], ['code-form 1']],
    ['a target of no vocabulary', [rule('1', { 对象: '人' })], ['kind-unknown 1']],
    ['a handler that is not there', [rule('1', { 处置单位代码: 'U9' })], ['department-unknown 1']],
    ['an owner that is not there', [rule('1', { 权属单位代码: 'U9' })], ['department-unknown 1']],
    ['no handler', [rule('1', { 处置单位代码: null })], ['attribute-missing 1']],
    ['an area that is not there', [rule('1', { 区域代码: '510999' })], ['area-unknown 1']],
    ['a day that does not exist', [rule('1', { 起始日期: '20140532' })], ['date-invalid 1']],
    ['an end on the first day', [rule('1', { 终止日期: '20140501' })], ['period-empty 1']],
    ['another handler for the same', [rule('1'), rule('2', { 处置单位代码: 'U2' })], ['rule-conflict 2']],
    [
      'another handler afterwards',
      [rule('1', { 终止日期: '20200101' }), rule('2', { 处置单位代码: 'U2', 起始日期: '20200101' })],
      [],
    ],
    ['the same handler twice', [rule('1'), rule('2')], []],
  ])('%s', async (_name, rows, expected) => {
    expect(await findingsOfRows(database.current, 'responsibility', rows)).toEqual(expected)
  })

  test('rules are published with their period', async () => {
    const { db } = database.current
    await deliver(
      database.current,
      [{ name: 't', rows: [rule('1', { 起始日期: null }), rule('2', { 终止日期: '20240101' })] }],
      {
        dataset: 'responsibility',
      },
    )
    const { rows } = await sql`select id, target, starts_on, ends_on from responsibility_rules order by id`.execute(db)
    expect(rows).toEqual([
      { id: '1', target: 'component', starts_on: '2000-01-01', ends_on: null },
      { id: '2', target: 'component', starts_on: '2014-05-01', ends_on: '2024-01-01' },
    ])
  })
})
