import { sql } from 'kysely'
import type { Db } from '../database/schema.ts'
import type { BboxLonLat } from '../geometry/bbox.ts'

export interface CityOverview {
  isDemo: boolean
  /** Box of the unit grids; undefined before they are imported. */
  bounds: BboxLonLat | undefined
  commit: number
  counts: { components: number; unitGrids: number; places: number; organisations: number }
}

/** What is published at this moment, in one snapshot. */
export async function cityOverview(db: Db): Promise<CityOverview> {
  const { rows } = await sql<{
    isDemo: boolean
    bounds: BboxLonLat | null
    commit: number
    counts: CityOverview['counts']
  }>`
    select (select is_demo from city) as "isDemo",
           (select array[ST_XMin(box), ST_YMin(box), ST_XMax(box), ST_YMax(box)]
            from (select ST_Extent(geom) as box from unit_grids where retired_at is null) extent
            where box is not null) as bounds,
           (select seq from commit_sequence) as commit,
           json_build_object(
             'components', (select count(*) from components where retired_at is null),
             'unitGrids', (select count(*) from unit_grids where retired_at is null),
             'places', (select count(*) from places where retired_at is null),
             'organisations', (select count(*) from organisations where retired_at is null)) as counts`.execute(db)
  const row = rows[0]!
  return { ...row, bounds: row.bounds ?? undefined }
}
