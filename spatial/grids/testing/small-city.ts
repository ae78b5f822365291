import { type RawBuilder, sql } from 'kysely'
import { commit } from '../../database/commit.ts'
import type { Db, GeometryValue } from '../../database/schema.ts'

/**
 * Six square grids in a row from west to east, 0.001° each, from 105.570 30.500 on:
 *
 *     district  510903                                          510904
 *     street    001                        002                  001
 *     community 001             002        001                  001
 *     grid      001    002      001        001    002 (in G01)  001
 */
export const SMALL_CITY_GRIDS = [
  '510903001001001',
  '510903001001002',
  '510903001002001',
  '510903002001001',
  '510903002001002',
  '510904001001001',
] as const

export const WEST_LON = 105.57
export const SOUTH_LAT = 30.5
export const GRID_DEGREES = 0.001

export const MANAGEMENT_AREA = 'G01'
export const GRID_IN_MANAGEMENT_AREA = '510903002001002'

/** Longitude and latitude of the middle of a grid. */
export const middleOf = (gridCode: (typeof SMALL_CITY_GRIDS)[number]): [lon: number, lat: number] => [
  WEST_LON + (SMALL_CITY_GRIDS.indexOf(gridCode) + 0.5) * GRID_DEGREES,
  SOUTH_LAT + 0.5 * GRID_DEGREES,
]

/** Publishes the grids and the areas above them as one commit. */
export async function buildSmallCity(db: Db): Promise<void> {
  await commit(db, { actor: 'test' }, async trx => {
    for (const [kind, digits] of [
      ['district', 6],
      ['street', 9],
      ['community', 12],
    ] as const)
      for (const [code, grids] of Map.groupBy(SMALL_CITY_GRIDS, grid => grid.slice(0, digits)))
        await addArea(trx, { code, kind, parentCode: digits === 6 ? null : code.slice(0, -3), grids })
    await addArea(trx, {
      code: MANAGEMENT_AREA,
      kind: 'management',
      parentCode: null,
      grids: [GRID_IN_MANAGEMENT_AREA],
    })
    for (const code of SMALL_CITY_GRIDS)
      await trx
        .insertInto('unit_grids')
        .values({
          code,
          area_m2: 10_640,
          started_on: '2026-01-01',
          management_area_code: code === GRID_IN_MANAGEMENT_AREA ? MANAGEMENT_AREA : null,
          geom: boxOf([code]),
        })
        .execute()
  })
}

/** The rectangle that neighbouring grids fill. */
export function boxOf(grids: readonly string[]): RawBuilder<GeometryValue> {
  const columns = grids.map(grid => SMALL_CITY_GRIDS.indexOf(grid as (typeof SMALL_CITY_GRIDS)[number]))
  const [west, east] = [Math.min(...columns), Math.max(...columns) + 1].map(n => WEST_LON + n * GRID_DEGREES)
  const north = SOUTH_LAT + GRID_DEGREES
  return sql<GeometryValue>`ST_MakeEnvelope(${west}::float8, ${SOUTH_LAT}::float8, ${east}::float8, ${north}::float8, 4490)`
}

interface AreaInput {
  code: string
  kind: 'district' | 'street' | 'community' | 'management'
  parentCode: string | null
  grids: readonly string[]
}

const addArea = (db: Db, { code, kind, parentCode, grids }: AreaInput) =>
  db
    .insertInto('areas')
    .values({
      code,
      kind,
      name_zh: `${kind}-${code}`,
      parent_code: parentCode,
      geom: sql<GeometryValue>`ST_Multi(${boxOf(grids)})`,
    })
    .execute()
