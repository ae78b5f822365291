import type { ColumnType, Generated } from 'kysely'

declare const geometryBrand: unique symbol
/** Opaque on purpose: write it through fromGeoJson() and read it through asGeoJson() of `postgis.ts`. */
export interface GeometryValue {
  readonly [geometryBrand]: true
}

export type Json = ColumnType<Record<string, unknown>, string, string>
/** The column has a default, so an insert may leave it out. */
export type DefaultedJson = ColumnType<Record<string, unknown>, string | undefined, string>
export type Day = string

/** Columns that every published table has; the commit stamps them. */
export interface Published {
  seq: Generated<number>
  valid_from: Generated<Date>
  retired_at: Date | null
}
