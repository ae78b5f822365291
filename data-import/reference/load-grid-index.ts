import { sql } from 'kysely'
import type { Db } from '../../spatial/database/schema.ts'
import { ringsOfWkb } from '../geometry/wkb-rings.ts'
import { AreaIndex } from './area-index.ts'

/** The published unit grids, for point-in-grid in memory. */
export async function loadGridIndex(db: Db): Promise<AreaIndex> {
  const { rows } = await sql<{ code: string; wkb: Buffer }>`
    select code, ST_AsBinary(geom, 'NDR') as wkb from unit_grids where retired_at is null order by code`.execute(db)
  return new AreaIndex(rows.map(({ code, wkb }) => ({ code, rings: ringsOfWkb(wkb) })))
}
