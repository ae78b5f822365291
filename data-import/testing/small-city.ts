import { sql } from 'kysely'
import { commit } from '../../spatial/database/commit.ts'
import type { Database } from '../../spatial/database/connection.ts'
import { type BuiltShape, pointShape } from './build-geometry.ts'
import type { MemoryRow } from './memory-source.ts'

export const WEST_GRID = '510903012004017'
export const EAST_GRID = '510903012004018'

/**
 * One district, street and community with two unit grids side by side (105.50 to 105.51 and to 105.52 E, 30.50 to
 * 30.51 N) and two units, published as commit 1.
 */
export async function publishSmallCity({ db }: Database): Promise<void> {
  await commit(db, { actor: 'test' }, async trx => {
    await sql`
      insert into areas (code, kind, name_zh, parent_code, geom)
      select code, kind, name, parent, ST_Multi(ST_MakeEnvelope(105.5, 30.5, 105.52, 30.51, 4490))
      from (values ('510903', 'district', '船山区', null), ('510903012', 'street', '慈音街道', '510903'),
                   ('510903012004', 'community', '四社区', '510903012')) as given (code, kind, name, parent)`.execute(
      trx,
    )
    await sql`
      insert into unit_grids (code, area_m2, geom)
      values (${WEST_GRID}, 1063000, ST_MakeEnvelope(105.50, 30.5, 105.51, 30.51, 4490)),
             (${EAST_GRID}, 1063000, ST_MakeEnvelope(105.51, 30.5, 105.52, 30.51, 4490))`.execute(trx)
    await sql`
      insert into organisations (code, name_zh, kind)
      values ('U1', '排水公司', 'terminal'), ('U2', '市政公司', 'terminal')`.execute(trx)
  })
}

/** A sewer cover as a delivery brings it, without fault; `number` gives it its serial and a place of its own. */
export function coverRow(
  number: number,
  changes: Record<string, string | null> = {},
  shape?: BuiltShape | null,
): MemoryRow {
  return {
    OBJID: `5109030102${String(number).padStart(6, '0')}`,
    OBJNAME: '污水井盖',
    DEPTCODE1: 'U1',
    DEPTNAME1: '排水公司',
    DEPTCODE2: 'U1',
    DEPTNAME2: '排水公司',
    DEPTCODE3: 'U2',
    DEPTNAME3: '市政公司',
    BGID: WEST_GRID,
    OBJSTATE: '完好',
    ORDATE: '20180501',
    CHDATE: null,
    DATASOURCE: '实测',
    NOTE_: null,
    LOCATEDSC: '遂州中路',
    MATERIAL: '铸铁',
    ...changes,
    shape: shape === undefined ? coverPlace(number) : shape,
  }
}

/** Covers stand eleven metres apart, in the western grid. */
export const coverPlace = (number: number): BuiltShape => pointShape(105.502, 30.501 + number * 0.0001)
