import type { Generated } from 'kysely'
import type { Day, DefaultedJson, GeometryValue, Published } from './column-types.ts'

export const COMPONENT_STATES = ['intact', 'damaged', 'lost', 'occupied', 'abandoned', 'removed'] as const
export type ComponentState = (typeof COMPONENT_STATES)[number]

export interface AreasTable extends Published {
  code: string
  kind: 'district' | 'street' | 'community' | 'management'
  name_zh: string
  name_en: string | null
  parent_code: string | null
  grade: 'first' | 'second' | null
  note: string | null
  geom: GeometryValue
  object_id: Generated<number>
}

export interface UnitGridsTable extends Published {
  code: string
  county_code: Generated<string>
  street_code: Generated<string>
  community_code: Generated<string>
  management_area_code: string | null
  area_m2: number
  started_on: Day | null
  ended_on: Day | null
  note: string | null
  geom: GeometryValue
  object_id: Generated<number>
}

export interface ComponentsTable extends Published {
  code: string
  book_id: string
  class_code: Generated<string>
  county_code: Generated<string>
  major_code: Generated<string>
  minor_code: Generated<string>
  serial: Generated<number>
  name: string
  state: ComponentState
  authority_code: string | null
  owner_code: string | null
  maintainer_code: string | null
  grid_code: string
  location: string | null
  surveyed_on: Day | null
  changed_on: Day | null
  data_source: 'surveyed' | 'topographic_map' | 'other' | null
  accuracy_class: 'A' | 'B' | 'C' | null
  note: string | null
  attributes: DefaultedJson
  geom: GeometryValue
  object_id: Generated<number>
}
