import { sql } from 'kysely'
import { cityOf } from '../../spatial/catalogue/city.ts'
import type { Db } from '../../spatial/database/schema.ts'
import { bboxContains } from '../../spatial/geometry/bbox.ts'
import type { LonLat } from '../geometry/representative-point.ts'
import { ringsOfWkb } from '../geometry/wkb-rings.ts'
import { AreaIndex } from './area-index.ts'

export interface CityArea {
  contains(position: LonLat): boolean
}

/**
 * Where objects of the city may stand: in a unit grid or a district. While neither is published, the extent that the
 * city was set up with.
 */
export async function loadCityArea(db: Db, grids: AreaIndex): Promise<CityArea> {
  const { extent } = await cityOf(db)
  const { rows } = await sql<{ code: string; wkb: Buffer }>`
    select code, ST_AsBinary(geom, 'NDR') as wkb from areas where kind = 'district' and retired_at is null`.execute(db)
  const districts = new AreaIndex(rows.map(({ code, wkb }) => ({ code, rings: ringsOfWkb(wkb) })))
  if (grids.size === 0 && districts.size === 0) return { contains: ([lon, lat]) => bboxContains(extent, lon, lat) }
  return {
    contains: ([lon, lat]) => grids.areaAt(lon, lat) !== undefined || districts.areaAt(lon, lat) !== undefined,
  }
}
