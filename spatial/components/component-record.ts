import type { Geometry } from 'geojson'
import { sql } from 'kysely'
import { asGeoJson } from '../database/postgis.ts'
import type { ComponentState, GeometryValue } from '../database/schema.ts'

/** A component as the outside sees it. Codes of units are those of organisations; days are YYYY-MM-DD. */
export interface ComponentRecord {
  code: string
  classCode: string
  name: string
  state: ComponentState
  authorityCode: string | null
  ownerCode: string | null
  maintainerCode: string | null
  gridCode: string
  location: string | null
  surveyedOn: string | null
  changedOn: string | null
  dataSource: 'surveyed' | 'topographic_map' | 'other' | null
  accuracyClass: 'A' | 'B' | 'C' | null
  note: string | null
  attributes: Record<string, unknown>
  /** Number of the commit that published this version. */
  version: number
  validFrom: Date
  geometry: Geometry
}

/** The columns of a record, from a source named `c`. */
export const RECORD_COLUMNS = [
  'c.code',
  'c.class_code as classCode',
  'c.name',
  'c.state',
  'c.authority_code as authorityCode',
  'c.owner_code as ownerCode',
  'c.maintainer_code as maintainerCode',
  'c.grid_code as gridCode',
  'c.location',
  'c.surveyed_on as surveyedOn',
  'c.changed_on as changedOn',
  'c.data_source as dataSource',
  'c.accuracy_class as accuracyClass',
  'c.note',
  'c.attributes',
  'c.seq as version',
  'c.valid_from as validFrom',
] as const

export const recordGeometry = asGeoJson(sql.ref<GeometryValue>('c.geom')).as('geometry')
