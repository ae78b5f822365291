import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { ofUnit, UNIT_LAYER, unitColumns } from './of-unit.ts'
import type { AreaOfSight } from './reader.ts'
import { AREA_LAYERS, areaColumns, withinArea } from './within-area.ts'

/** Rows of a layer that a reader is given: those in an area, of a unit, or both. */
export interface PartOfSight {
  area: AreaOfSight | null
  unit: string | null
}

interface Rows {
  table: string
  /** What stands for the table in the statement. */
  source: string
}

/** That a row lies in one of the parts. */
export const inAnyPart = (parts: readonly PartOfSight[], rows: Rows): RawBuilder<SqlBool> =>
  sql<SqlBool>`(${sql.join(
    parts.map(part => inPart(part, rows)),
    sql` or `,
  )})`

function inPart({ area, unit }: PartOfSight, rows: Rows): RawBuilder<SqlBool> {
  const conditions = [...(area ? [withinArea(area, rows)] : []), ...(unit !== null ? [ofUnit(unit, rows)] : [])]
  return sql<SqlBool>`(${sql.join(conditions, sql` and `)})`
}

/** Columns that the condition reads beside the geometry. */
export const partColumns = (parts: readonly PartOfSight[], table: string): readonly string[] => [
  ...(parts.some(({ area }) => area) ? areaColumns(table) : []),
  ...(parts.some(({ unit }) => unit !== null) ? unitColumns(table) : []),
]

/** Layers whose change can move what lies in the parts. */
export const partLayers = (parts: readonly PartOfSight[]): readonly string[] => [
  ...(parts.some(({ area }) => area) ? AREA_LAYERS : []),
  ...(parts.some(({ unit }) => unit !== null) ? [UNIT_LAYER] : []),
]
