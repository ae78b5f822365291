import { describe, expect, test } from 'vitest'
import type { CheckId } from '../checks/check-list.ts'
import { checkRow } from '../checks/check-row.ts'
import type { ImportRow } from '../checks/row-check.ts'
import { parseValue } from '../datasets/parse-value.ts'
import { representativePoint } from '../geometry/representative-point.ts'
import { shapeOf } from '../geometry/shape.ts'
import { AreaIndex } from '../reference/area-index.ts'
import { type BuiltShape, buildGeometry, pointShape } from '../testing/build-geometry.ts'
import { componentChecks } from './component-checks.ts'
import { COMPONENT_COLUMNS } from './component-columns.ts'
import { type ComponentReference, componentRow } from './component-row.ts'
import { PositionsInFile } from './positions-in-file.ts'

const WEST = '510903012004017'
const EAST = '510904001001001'
const DEGREE_PER_METER = 1 / 111_000

const square = (code: string, lon: number) => ({
  code,
  rings: [Float64Array.of(lon, 30.5, lon + 0.01, 30.5, lon + 0.01, 30.51, lon, 30.51, lon, 30.5)],
})

const classInfo = (code: string, name: string, geometryType: 'point' | 'line' | 'area', accuracyClass = 'A') =>
  [code, { code, name, geometryType, accuracyClass }] as const

const REFERENCE: ComponentReference = {
  bookId: 'CJT214-2007',
  classes: new Map([
    classInfo('0102', '污水井盖', 'point'),
    classInfo('0118', '路灯', 'point'),
    classInfo('0211', '交通护栏', 'line', 'B'),
    classInfo('0405', '绿地', 'area', 'C'),
  ]),
  classesByName: new Map([
    ['污水井盖', ['0102']],
    ['路灯', ['0118']],
    ['交通护栏', ['0211']],
    ['绿地', ['0405']],
  ]),
  organisations: new Map([
    ['U1', '排水公司'],
    ['U2', '市政公司'],
  ]),
  grids: new AreaIndex([square(WEST, 105.5), square(EAST, 105.51)]),
  isInCity: ([lon]) => lon >= 105.5 && lon <= 105.53,
  latDegrees: 30.5,
  today: '2026-11-23',
}

const GOOD: Record<string, string | null> = {
  code: '5109030102004188',
  name: '污水井盖',
  authority_code: 'U1',
  authority_name: '排水公司',
  owner_code: 'U1',
  owner_name: '排水公司',
  maintainer_code: 'U2',
  maintainer_name: '市政公司',
  grid_code: WEST,
  state: '完好',
  surveyed_on: '20180501',
  changed_on: null,
  data_source: '实测',
  location: '遂州中路',
  note: null,
}
const GOOD_PLACE = pointShape(105.505, 30.505)

interface Change {
  text?: Record<string, string | null>
  shape?: BuiltShape | null
}

function importRow(number: number, { text: changes = {}, shape: built = GOOD_PLACE }: Change): ImportRow {
  const text = { ...GOOD, ...changes }
  const values = Object.fromEntries(
    COMPONENT_COLUMNS.map(spec => [spec.name, parseValue(spec, text[spec.name] ?? null)]),
  )
  const shape = built ? shapeOf(buildGeometry([built]), 0) : undefined
  return {
    number,
    table: '01',
    tableNumber: 1,
    text,
    values,
    extra: {},
    shape,
    position: shape && representativePoint(shape),
  }
}

interface Faults {
  check: CheckId
  column?: string
  expected?: string
}

const words = ({ check, column, expected }: Faults): string =>
  [check, column, expected].filter(part => part !== undefined).join(' ')

/** Findings of rows in one delivery, as `check column expected` by row; what is judged late comes last. */
function findings(...changes: Change[]): string[][] {
  const checks = componentChecks(REFERENCE)
  const positions = new PositionsInFile(REFERENCE.latDegrees)
  const held = new Set<number>()
  const found = changes.map((change, i) => {
    const row = componentRow(importRow(i + 1, change), REFERENCE)
    const { isHeld, complaints } = checkRow(row, checks)
    if (isHeld) held.add(i + 1)
    positions.see(row)
    return complaints.map(words)
  })
  for (const complaint of positions.complaints(({ rowNumber }) => held.has(rowNumber)))
    found[complaint.rowNumber! - 1]!.push(words(complaint))
  return found
}

const line = (...points: [number, number][]): BuiltShape => ({ type: 'LineString', parts: [[points]] })
const area = (...points: [number, number][]): BuiltShape => ({ type: 'Polygon', parts: [[points]] })

test('a good row has no finding', () => {
  expect(findings({})).toEqual([[]])
})

describe('one thing wrong is one finding, and nothing else', () => {
  const checkOf = (text: string): CheckId => text.split(' ')[0] as CheckId

  test.each<[string, Change, string]>([
    ['a code of 15 digits', { text: { code: '510903010200418' } }, 'code-form code'],
    ['a code with a letter', { text: { code: '51090301020O4188' } }, 'code-form code'],
    ['a code of serial 0', { text: { code: '5109030102000000' } }, 'code-form code'],
    ['a class that the book lacks', { text: { code: '5109030199004188' } }, 'code-class-unknown code'],
    ['the name of another class', { text: { name: '路灯' } }, 'code-class-mismatch name 0102 污水井盖'],
    ['the name of no class', { text: { name: '井盖子' } }, 'name-mismatch name 污水井盖'],
    ['a code of another county', { text: { code: '5109040102004188' } }, 'code-county-mismatch code 510903'],
    ['a grid code of 14 digits', { text: { grid_code: '51090312004017' } }, 'grid-code-form grid_code'],
    ['a grid that does not exist', { text: { grid_code: '510903012004999' } }, `grid-unknown grid_code ${WEST}`],
    ['the grid next door', { text: { grid_code: EAST } }, `grid-code-mismatch grid_code ${WEST}`],
    [
      'a position outside every grid, in the city',
      { shape: pointShape(105.525, 30.505) },
      'grid-code-mismatch grid_code',
    ],
    ['a position outside the city', { shape: pointShape(105.6, 30.505) }, 'outside-city'],
    ['no shape', { shape: null }, 'geometry-missing'],
    ['a line where the class is a point', { shape: line([105.505, 30.505], [105.506, 30.505]) }, 'geometry-type point'],
    ['no name', { text: { name: null } }, 'attribute-missing name'],
    ['no maintainer', { text: { maintainer_code: null } }, 'attribute-missing maintainer_code'],
    ['neither owner nor word about it', { text: { owner_code: null } }, 'attribute-missing owner_code'],
    ['no state', { text: { state: null } }, 'attribute-missing state'],
    ['a unit that does not exist', { text: { maintainer_code: 'U9' } }, 'department-unknown maintainer_code'],
    ['a unit by another name', { text: { owner_name: '排水' } }, 'department-name-mismatch owner_name 排水公司'],
    ['an owner said to be unknown', { text: { owner_code: null, owner_name: '不明' } }, 'owner-unknown owner_code'],
    ['an owner code that says unknown', { text: { owner_code: '不明', owner_name: null } }, 'owner-unknown owner_code'],
    ['a state of no vocabulary', { text: { state: '良好' } }, 'state-unknown state 完好 破损 丢失 占用 废弃 移除'],
    ['a source of no vocabulary', { text: { data_source: '目测' } }, 'source-unknown data_source 实测 地形图 其他'],
    ['a day that does not exist', { text: { surveyed_on: '20180230' } }, 'date-invalid surveyed_on YYYYMMDD'],
    ['a day in the future', { text: { changed_on: '20270101' } }, 'date-future changed_on ≤ 2026-11-23'],
    ['a change before the survey', { text: { changed_on: '20180430' } }, 'date-order changed_on ≥ 2018-05-01'],
    ['damaged characters', { text: { location: '遂州\uFFFD路' } }, 'text-damaged location'],
  ])('%s', (_name, change, expected) => {
    const [found] = findings(change)
    expect(found?.map(checkOf)).toEqual([checkOf(expected)])
    expect(found?.[0]?.startsWith(expected)).toBe(true)
  })
})

describe('what is right is not reported', () => {
  const near = (meters: number) => pointShape(105.51 + meters * DEGREE_PER_METER, 30.505)

  test('a cover 0.3 m beyond the boundary may name either grid, one 3 m beyond may not', () => {
    expect(findings({ shape: near(0.3) })).toEqual([[]])
    expect(findings({ shape: near(3) })[0]).toEqual([
      'code-county-mismatch code 510904',
      `grid-code-mismatch grid_code ${EAST}`,
    ])
  })

  const rail = { code: '5109030211000001', name: '交通护栏' }
  const lawn = { code: '5109030405000001', name: '绿地' }

  test('a rail that reaches into its grid stands there, though its middle is next door', () => {
    const shape = line([105.509, 30.505], [105.515, 30.505])
    expect(findings({ text: rail, shape })).toEqual([[]])
    expect(findings({ text: { ...rail, code: '5109040211000001', grid_code: EAST }, shape })).toEqual([[]])
  })

  test('a green area may be an area or a point, not a line', () => {
    expect(
      findings({ text: lawn, shape: area([105.502, 30.502], [105.503, 30.502], [105.503, 30.503], [105.502, 30.502]) }),
    ).toEqual([[]])
    expect(findings({ text: lawn })).toEqual([[]])
    expect(findings({ text: lawn, shape: line([105.502, 30.502], [105.503, 30.502]) })).toEqual([
      ['geometry-type area'],
    ])
  })
})

describe('rows among themselves', () => {
  const cover = (serial: number, meters: number) => ({
    text: { code: `51090301020041${serial}` },
    shape: pointShape(105.505, 30.505 + meters * DEGREE_PER_METER),
  })

  test('of one code twice the later row is at fault, also when the earlier one is held back', () => {
    expect(findings({ text: { state: null } }, { shape: pointShape(105.506, 30.505) })).toEqual([
      ['attribute-missing state'],
      ['code-duplicate-in-file code ≠ 01 1'],
    ])
  })

  test('one position twice is repeated, a foot apart is near, a metre apart is neither', () => {
    expect(findings(cover(10, 0), cover(11, 0), cover(12, 0.3), cover(13, 1.5))).toEqual([
      [],
      ['position-repeated code ≠ 5109030102004110'],
      ['position-near code ≥ 0.5 m (5109030102004110: 0.30 m)'],
      [],
    ])
  })

  test('another class at the same position is no finding', () => {
    const lamp = { text: { code: '5109030118000001', name: '路灯' } }
    expect(findings(cover(10, 0), lamp)).toEqual([[], []])
  })

  test('rows held back are nobody’s neighbours', () => {
    const held = { ...cover(10, 0), text: { ...cover(10, 0).text, state: null } }
    expect(findings(held, cover(11, 0))).toEqual([['attribute-missing state'], []])
  })
})
