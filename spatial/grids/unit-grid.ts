import type { Geometry } from 'geojson'
import { asGeoJson, bboxOf } from '../database/postgis.ts'
import type { Db } from '../database/schema.ts'
import type { BboxLonLat } from '../geometry/bbox.ts'
import { type PlaceOfGrid, placeOfGrid } from './place-of-grid.ts'

export interface UnitGrid extends PlaceOfGrid {
  areaM2: number
  startedOn: string | null
  endedOn: string | null
  retiredAt: Date | null
  note: string | null
  componentCount: number
  bbox: BboxLonLat
  geometry: Geometry
}

/** One unit grid, retired ones included: their codes are never given to another. */
export async function unitGrid(db: Db, code: string): Promise<UnitGrid | undefined> {
  const [place, row] = await Promise.all([
    placeOfGrid(db, code),
    db
      .selectFrom('unit_grids')
      .select(eb => [
        'area_m2 as areaM2',
        'started_on as startedOn',
        'ended_on as endedOn',
        'retired_at as retiredAt',
        'note',
        bboxOf(eb.ref('geom')).as('bbox'),
        asGeoJson(eb.ref('geom')).as('geometry'),
        eb
          .selectFrom('components')
          .select(count => count.fn.countAll<number>().as('n'))
          .whereRef('components.grid_code', '=', 'unit_grids.code')
          .where('components.retired_at', 'is', null)
          .as('componentCount'),
      ])
      .where('code', '=', code)
      .executeTakeFirst(),
  ])
  return place && row && { ...place, ...row, componentCount: row.componentCount ?? 0 }
}
