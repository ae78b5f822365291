import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { commit } from '../database/commit.ts'
import type { GeometryValue } from '../database/schema.ts'
import { testDatabase } from '../database/testing/test-database.ts'
import { boxOf, buildSmallCity, GRID_DEGREES, SMALL_CITY_GRIDS, SOUTH_LAT, WEST_LON } from './testing/small-city.ts'
import { tilingReport } from './tiling-report.ts'

const database = testDatabase()
/** 0.001° by 0.001° at 30.5° north, on the ellipsoid, in the plane of EPSG:4544. */
const GRID_M2 = 10_645

beforeAll(() => buildSmallCity(database.current.db))

/** Gives the first grid another east edge, in grids from its west edge. */
const stretchFirstGrid = (eastEdge: number) =>
  commit(database.current.db, { actor: 'test' }, trx =>
    trx
      .updateTable('unit_grids')
      .set({
        geom: sql<GeometryValue>`ST_MakeEnvelope(${WEST_LON}::float8, ${SOUTH_LAT}::float8,
          ${WEST_LON + eastEdge * GRID_DEGREES}::float8, ${SOUTH_LAT + GRID_DEGREES}::float8, 4490)`,
      })
      .where('code', '=', SMALL_CITY_GRIDS[0])
      .execute(),
  )

const found = async () =>
  (await tilingReport(database.current.db)).findings.map(f => ({
    ...f,
    areaM2: Math.round((f.areaM2 / GRID_M2) * 100) / 100,
    geometry: f.geometry.type,
  }))

test('grids that tile their communities, and areas that tile theirs, have nothing to report', async () => {
  const report = await tilingReport(database.current.db)
  expect(report).toEqual({ unitGrids: 6, areas: 9, findings: [] })
})

test('a grid that is too small leaves a gap of that size in its community', async () => {
  await stretchFirstGrid(0.75)
  expect(await found()).toEqual([
    { problem: 'gap', level: 'unit_grid', codes: [], parentCode: '510903001001', areaM2: 0.25, geometry: 'Polygon' },
  ])
})

test('a grid that reaches over its neighbour and into the next community overlaps one and is outside the other', async () => {
  await stretchFirstGrid(2.5)
  const [first, second] = SMALL_CITY_GRIDS
  expect(await found()).toEqual([
    {
      problem: 'outside',
      level: 'unit_grid',
      codes: [first],
      parentCode: '510903001001',
      areaM2: 0.5,
      geometry: 'Polygon',
    },
    {
      problem: 'overlap',
      level: 'unit_grid',
      codes: [first, second],
      parentCode: '510903001001',
      areaM2: 1,
      geometry: 'Polygon',
    },
  ])
})

test('slivers of a millimetre are no finding, slivers of a decimetre are', async () => {
  await stretchFirstGrid(1 - 1e-5)
  expect(await found()).toEqual([])
  await stretchFirstGrid(1 - 1e-3)
  expect((await found()).map(f => f.problem)).toEqual(['gap'])
})

test('a community without grids is one gap, and districts may not overlap', async () => {
  await stretchFirstGrid(1)
  await commit(database.current.db, { actor: 'test' }, async trx => {
    await trx
      .updateTable('unit_grids')
      .set({ retired_at: new Date() })
      .where('code', '=', SMALL_CITY_GRIDS[5])
      .execute()
    await trx
      .updateTable('areas')
      .set({ geom: sql<GeometryValue>`ST_Multi(${boxOf([SMALL_CITY_GRIDS[4], SMALL_CITY_GRIDS[5]])})` })
      .where('code', '=', '510904')
      .execute()
  })
  expect((await found()).map(f => [f.problem, f.level, f.codes, f.parentCode, f.areaM2])).toEqual([
    ['gap', 'street', [], '510904', 1],
    ['gap', 'unit_grid', [], '510904001001', 1],
    ['overlap', 'district', ['510903', '510904'], null, 1],
  ])
})
