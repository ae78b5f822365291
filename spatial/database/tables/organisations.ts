import type { Generated } from 'kysely'
import type { Day, Published } from './column-types.ts'

export interface OrganisationsTable extends Published {
  code: string
  name_zh: string
  name_en: string | null
  kind: 'centre' | 'platform' | 'terminal' | 'third_level'
  parent_code: string | null
  industry: string | null
  area_code: string | null
  note: string | null
}

export interface ResponsibilityRulesTable extends Published {
  id: string
  target: 'component' | 'event'
  class_code: string | null
  area_code: string | null
  owner_code: string | null
  authority_code: string | null
  handler_code: string
  starts_on: Generated<Day>
  ends_on: Day | null
  note: string | null
}
