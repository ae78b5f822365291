import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { testDatabase } from '../../spatial/database/testing/test-database.ts'
import { toChineseDatum } from '../reproject/chinese-datums.ts'
import { pointShape } from '../testing/build-geometry.ts'
import { deliver, findingsOf, stageDelivery } from '../testing/deliver.ts'
import { coverPlace, coverRow, EAST_GRID, publishSmallCity } from '../testing/small-city.ts'

const database = testDatabase()
beforeAll(() => publishSmallCity(database.current))

async function stagingOf(batchId: number): Promise<string | null> {
  const { rows } = await sql<{ staging: string | null }>`
    select to_regclass(${`staging_${batchId}`})::text as staging`.execute(database.current.db)
  return rows[0]!.staging
}

const code = (number: number) => `5109030102${String(number).padStart(6, '0')}`

describe('staging a delivery', () => {
  test('every row read is accepted, held back, unreadable or deleted, table by table', async () => {
    const refused = (row: number, reason: 'deleted-mark' | 'bad-geometry') => ({
      row,
      code: reason,
      message: 'm',
      messageZh: '文',
    })
    const { batchId, report } = await stageDelivery(database.current, [
      { name: '01', rows: [coverRow(1), coverRow(2, { OBJSTATE: '良好' }), coverRow(3), coverRow(4), coverRow(5)] },
      {
        name: '02',
        rows: [coverRow(6), coverRow(1)],
        refused: [refused(3, 'deleted-mark'), refused(4, 'bad-geometry')],
      },
    ])
    expect(report.tables.map(table => table.counts)).toEqual([
      { read: 5, accepted: 4, held: 1, unreadable: 0, deleted: 0 },
      { read: 4, accepted: 1, held: 1, unreadable: 1, deleted: 1 },
    ])
    expect(report.counts).toEqual({ read: 9, accepted: 5, held: 2, unreadable: 1, deleted: 1 })
    expect(await findingsOf(database.current, batchId)).toEqual([
      `state-unknown 01 2 ${code(2)}`,
      'row-deleted 02 3',
      'row-unreadable 02 4',
      `code-duplicate-in-file 02 2 ${code(1)}`,
    ])
    expect(report.findings).toMatchObject({ error: 3, warning: 0, note: 1, stored: 4 })
  })

  test('a finding keeps field, value, what was expected and the place', async () => {
    const { batchId } = await stageDelivery(database.current, [
      { name: '01', rows: [coverRow(1, { BGID: EAST_GRID })] },
    ])
    const { rows } = await sql`
      select field, value, expected, severity, ST_X(geom) as lon from import_findings where batch_id = ${batchId}`.execute(
      database.current.db,
    )
    expect(rows).toEqual([
      { field: 'BGID', value: EAST_GRID, expected: '510903012004017', severity: 'error', lon: 105.502 },
    ])
  })

  test('the report says which field was read as which column, and which was not claimed', async () => {
    const { report } = await stageDelivery(database.current, [{ name: '01', rows: [coverRow(1)] }])
    expect(report.tables[0]?.columns).toMatchObject({ code: 'OBJID', grid_code: 'BGID', location: 'LOCATEDSC' })
    expect(report.tables[0]).toMatchObject({ unmatched: ['MATERIAL'], missing: [] })
  })

  test('a delivery from elsewhere is a question that names the likely mistake, and leaves nothing staged', async () => {
    const swapped = [1, 2, 3].map(number => coverRow(number, {}, pointShape(30.5, 105.502)))
    const asked = await stageDelivery(database.current, [{ name: '01', rows: swapped }])
    expect(asked.state).toBe('question')
    expect(asked.report.questions).toEqual([
      {
        table: '01',
        answer: 'crs=EPSG:4490 yx',
        textZh: expect.stringContaining('颠倒'),
        textEn: expect.stringContaining('swapped'),
      },
    ])
    expect(await stagingOf(asked.batchId)).toBeNull()
    const meant = await stageDelivery(database.current, [{ name: '01', rows: swapped }], {
      options: { acceptOutside: true },
    })
    expect(meant).toMatchObject({ state: 'staged', report: { counts: { held: 3, accepted: 0 } } })
  })

  test('positions in the datum of a map service are told by the grids they name', async () => {
    // along the southern edge of the grid, which the shift of 450 m to the south-east leaves
    const rows = Array.from({ length: 120 }, (_, i) => {
      const [lon, lat] = [105.5011 + (i % 12) * 0.0007, 30.5001 + Math.floor(i / 12) * 0.00023]
      return coverRow(i + 1, {}, pointShape(...toChineseDatum('GCJ-02', [lon, lat])))
    })
    const asked = await stageDelivery(database.current, [{ name: '01', rows }])
    expect(asked.report.questions).toMatchObject([{ table: '01', answer: 'crs=GCJ-02' }])
    expect(await stagingOf(asked.batchId)).toBeNull()
  })

  test('a reference system that was only proposed is a question', async () => {
    const crs = {
      status: 'proposed',
      name: 'EPSG:4544',
      question: 'Is it EPSG:4544?',
      questionZh: '是 EPSG:4544 吗？',
    } as const
    const { state, report } = await stageDelivery(database.current, [{ name: '01', rows: [coverRow(1)], crs }])
    expect(state).toBe('question')
    expect(report.questions?.[0]?.textEn).toBe('Is it EPSG:4544?')
  })
})

describe('checks on all rows together', () => {
  const bowTie = {
    type: 'Polygon' as const,
    parts: [
      [
        [
          [105.502, 30.502],
          [105.504, 30.504],
          [105.504, 30.502],
          [105.502, 30.504],
          [105.502, 30.502],
        ] as [number, number][],
      ],
    ],
  }
  const lawn = (number: number) => ({ OBJID: `5109030405${String(number).padStart(6, '0')}`, OBJNAME: '绿地' })

  test('an area that crosses itself is repaired and says so; one without extent is held back', async () => {
    const spike: [number, number][] = [
      [105.502, 30.502],
      [105.504, 30.504],
      [105.502, 30.502],
      [105.502, 30.502],
    ]
    const { batchId, report } = await stageDelivery(database.current, [
      { name: '04', rows: [coverRow(1, lawn(1), bowTie), coverRow(2, lawn(2), { type: 'Polygon', parts: [[spike]] })] },
    ])
    expect(await findingsOf(database.current, batchId)).toEqual([
      'geometry-invalid 04 1 5109030405000001',
      'geometry-invalid-beyond-repair 04 2 5109030405000002',
    ])
    expect(report.counts).toMatchObject({ accepted: 1, held: 1 })
    const { rows } = await sql`
      select GeometryType(geom) as type, ST_IsValid(geom) as valid, round(ST_Area(geom::geography) / 100) as ares
      from ${sql.table(`staging_${batchId}`)} where not is_held`.execute(database.current.db)
    expect(rows).toEqual([{ type: 'MULTIPOLYGON', valid: true, ares: 213 }])
  })

  test('against the register: far away, retired, too near, on the same spot', async () => {
    const rows = [coverRow(51), coverRow(52), coverRow(53), coverRow(54)]
    await deliver(database.current, [{ name: '01', rows }])
    await deliver(database.current, [{ name: '01', rows: rows.slice(1) }], {
      options: { complete: [{ class: '0102' }] },
    })
    const moved = (meters: number) => pointShape(105.502, 30.501 + 53 * 0.0001 + meters / 110_863)
    const { batchId } = await stageDelivery(database.current, [
      {
        name: '02',
        rows: [
          coverRow(51),
          coverRow(52, {}, pointShape(105.505, 30.501 + 52 * 0.0001)),
          coverRow(203, {}, moved(0.3)),
          coverRow(204, {}, coverPlace(54)),
          coverRow(205, {}, moved(3)),
        ],
      },
    ])
    expect(await findingsOf(database.current, batchId)).toEqual([
      `code-retired 02 1 ${code(51)}`,
      `code-duplicate-in-register 02 2 ${code(52)}`,
      `position-near 02 3 ${code(203)}`,
      `position-repeated 02 4 ${code(204)}`,
    ])
  })
})
