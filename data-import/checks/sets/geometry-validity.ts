import { type RawBuilder, sql } from 'kysely'
import type { SetCheck, SetComplaint, StagedRows } from '../set-check.ts'

/** A repair that leaves less than a hand's breadth of area is no repair. */
const MIN_AREA_M2 = 0.01

/**
 * Tests lines and areas with PostGIS and repairs what can be repaired: ST_MakeValid, of which the part of the shape's
 * own dimension is kept (`single`: which must be one part). The finding carries PostGIS's reason. Beyond repair the row
 * is held back. Validity is tested first because the embedded database answers a GEOS error with silence.
 */
export function geometryValidity(multiplicity: 'any' | 'single' | 'multi'): SetCheck {
  return {
    ids: ['geometry-invalid', 'geometry-invalid-beyond-repair'],
    async find(db, staged) {
      const found = await sql<SetComplaint & { isLost: boolean }>`${repair(staged, multiplicity)}`.execute(db)
      return found.rows.map(({ isLost, ...row }) => ({
        ...row,
        check: isLost ? ('geometry-invalid-beyond-repair' as const) : ('geometry-invalid' as const),
      }))
    },
  }
}

function repair({ table }: StagedRows, multiplicity: 'any' | 'single' | 'multi'): RawBuilder<unknown> {
  return sql`
    with invalid as materialized (
      select table_number, row_number, geom, ST_Dimension(geom) as dimension, ST_IsValidReason(geom) as reason
      from ${table}
      where not is_held and ST_Dimension(geom) > 0 and not ST_IsValid(geom)
    ), valid as materialized (
      select *, ST_CollectionExtract(ST_MakeValid(geom), dimension + 1) as repaired from invalid
    ), judged as (
      select *, ST_IsEmpty(repaired)
                or (dimension = 2 and ST_Area(repaired::geography) < ${MIN_AREA_M2})
                or (${multiplicity === 'single'} and ST_NumGeometries(repaired) > 1) as is_lost
      from valid
    ), done as (
      update ${table} s set geom = case
          when ${multiplicity === 'multi'} then ST_Multi(judged.repaired)
          when ST_NumGeometries(judged.repaired) = 1 then ST_GeometryN(judged.repaired, 1)
          else judged.repaired end
      from judged
      where not judged.is_lost and s.table_number = judged.table_number and s.row_number = judged.row_number
    )
    select table_number as "tableNumber", row_number as "rowNumber", reason as value, is_lost as "isLost" from judged`
}
