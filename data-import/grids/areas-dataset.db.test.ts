import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { testDatabase } from '../../spatial/database/testing/test-database.ts'
import type { BuiltShape } from '../testing/build-geometry.ts'
import { deliver } from '../testing/deliver.ts'
import { findingsOfRows } from '../testing/findings-of-rows.ts'
import type { MemoryRow } from '../testing/memory-source.ts'

const database = testDatabase()

const square = (size: number): BuiltShape => ({
  type: 'Polygon',
  parts: [
    [
      [
        [105.5, 30.5],
        [105.5 + size, 30.5],
        [105.5 + size, 30.5 + size],
        [105.5, 30.5 + size],
        [105.5, 30.5],
      ],
    ],
  ],
})
const area = (
  code: string,
  parent: string | null,
  changes: Record<string, string | null> = {},
  size = 0.01,
): MemoryRow => ({
  CODE: code,
  NAME: '某地',
  PCODE: parent,
  GRADE: '一类区域',
  NOTE: null,
  ...changes,
  shape: square(size),
})
const CHAIN = [
  area('510903', '510900'),
  area('510903012', '510903'),
  area('510903012004', '510903012'),
  area('G01', null, { GRADE: null }),
]
const findings = (...rows: MemoryRow[]) => findingsOfRows(database.current, 'areas', rows)

test('a district with its street and community, and a management area, have no finding', async () => {
  expect(await findings(...CHAIN)).toEqual([])
})

test.each<[string, MemoryRow, string]>([
  ['a code of the city itself', area('510900', null), 'code-form'],
  ['a code of eight digits', area('51090301', '510903'), 'code-form'],
  ['a street of another district', area('510904001', '510903'), 'parent-mismatch'],
  ['a community without the street above', area('510903012005', null), 'parent-mismatch'],
  ['a street whose district is not there', area('510904001', '510904'), 'area-unknown'],
  ['a grade of no vocabulary', area('510903013', '510903', { GRADE: '三类区域' }), 'kind-unknown'],
  ['no name', area('510903013', '510903', { NAME: null }), 'attribute-missing'],
  ['a street larger than its district', area('510903013', '510903', {}, 0.011), 'outside-parent'],
])('%s', async (_name, row, expected) => {
  expect(await findings(...CHAIN, row)).toEqual([`${expected} 5`])
})

test('what stands on a row held back is held back with it', async () => {
  expect(await findings(area('510903', '510900', { NAME: null }), ...CHAIN.slice(1))).toEqual([
    'attribute-missing 1',
    'area-unknown 2',
    'area-unknown 3',
  ])
})

test('published areas have their kind from the code, and the city is nobody’s parent', async () => {
  await deliver(database.current, [{ name: 't', rows: CHAIN }], { dataset: 'areas' })
  const { rows } = await sql`select code, kind, parent_code, grade from areas order by code`.execute(
    database.current.db,
  )
  expect(rows).toEqual([
    { code: '510903', kind: 'district', parent_code: null, grade: 'first' },
    { code: '510903012', kind: 'street', parent_code: '510903', grade: 'first' },
    { code: '510903012004', kind: 'community', parent_code: '510903012', grade: 'first' },
    { code: 'G01', kind: 'management', parent_code: null, grade: null },
  ])
})
