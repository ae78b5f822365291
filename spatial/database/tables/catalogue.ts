import type { Generated } from 'kysely'
import type { GeometryValue } from './column-types.ts'

export interface CityTable {
  is_only: Generated<boolean>
  code: string
  name_zh: string
  name_en: string
  projected_srid: number
  component_book_id: string
  event_book_id: string
  is_demo: Generated<boolean>
  extent: GeometryValue
}

export interface ClassBooksTable {
  id: string
  kind: 'component' | 'event'
  standard: string
  title_zh: string
  title_en: string
  note: string | null
}

export interface ClassMajorsTable {
  book_id: string
  code: string
  name_zh: string
  name_en: string
  colour: string
}

export interface ClassesTable {
  book_id: string
  code: string
  major_code: Generated<string>
  name_zh: string
  name_en: string
  geometry_type: 'point' | 'line' | 'area'
  accuracy_class: 'A' | 'B' | 'C' | null
  origin: 'standard' | 'local' | 'assumed'
  typical_unit: string | null
  symbol: string | null
}

export interface ClassCrosswalkTable {
  from_book_id: string
  from_code: string
  to_book_id: string
  to_code: string
  note: string | null
}
