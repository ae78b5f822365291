import type { ColumnType, Generated, Kysely } from 'kysely'
import type { Day, DefaultedJson, GeometryValue, Json, Published } from './column-types.ts'
import type {
  PictureBatchesTable,
  PictureCorrectionsTable,
  PictureFilesTable,
  PictureSequencesTable,
  PicturesTable,
} from './picture-schema.ts'

export type { GeometryValue } from './column-types.ts'

import type { Grant, LayerGrant } from '../access/reader.ts'
import type { RoleName } from '../access/roles.ts'

export interface CommitSequenceTable {
  is_only: Generated<boolean>
  seq: number
}

export interface CommitsTable {
  seq: number
  actor: string
  note: string | null
  at: Date
}

export interface ChangesTable {
  seq: number
  layer: string
  key: string
  op: 'insert' | 'update' | 'delete'
  extent: GeometryValue | null
}

export interface HistoryTable {
  layer: string
  key: string
  seq_from: number
  seq_to: number
  valid_from: Date
  valid_to: Date
  geom: GeometryValue | null
  row: Json
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

export const COMPONENT_STATES = ['intact', 'damaged', 'lost', 'occupied', 'abandoned', 'removed'] as const
export type ComponentState = (typeof COMPONENT_STATES)[number]

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

export interface RoadsTable extends Published {
  id: string
  name_zh: string | null
  pinyin: string | null
  pinyin_initials: string | null
  class: 'motorway' | 'trunk' | 'primary' | 'secondary' | 'branch' | 'lane'
  width_m: number
  geom: GeometryValue
  object_id: Generated<number>
}

export interface WaterTable extends Published {
  id: string
  name_zh: string | null
  kind: 'river' | 'lake' | 'canal'
  geom: GeometryValue
  object_id: Generated<number>
}

export interface BlocksTable extends Published {
  id: string
  name_zh: string | null
  use: 'residential' | 'commercial' | 'public' | 'industrial' | 'green' | 'square' | 'farmland'
  geom: GeometryValue
  object_id: Generated<number>
}

export interface BuildingsTable extends Published {
  id: string
  name_zh: string | null
  use: string
  floors: number | null
  height_m: number | null
  geom: GeometryValue
  object_id: Generated<number>
}

export interface PlacesTable extends Published {
  id: string
  kind: 'region' | 'zone' | 'estate' | 'street' | 'door_plate' | 'poi'
  name_zh: string
  aliases: Generated<string[]>
  pinyin: string | null
  pinyin_initials: string | null
  category: string | null
  national_code: string | null
  road_id: string | null
  parent_id: string | null
  grid_code: string | null
  geom: GeometryValue
  object_id: Generated<number>
}

export interface ImportBatchesTable {
  id: Generated<number>
  dataset: string
  state: 'reading' | 'checking' | 'question' | 'staged' | 'published' | 'withdrawn' | 'refused' | 'failed'
  files: ColumnType<unknown[], string, string>
  options: DefaultedJson
  report: DefaultedJson
  reason: string | null
  created_by: string
  created_at: Generated<Date>
  finished_at: Date | null
  published_seq: number | null
  withdrawn_seq: number | null
}

export interface ImportFindingsTable {
  batch_id: number
  number: number
  check_id: string
  severity: 'error' | 'warning' | 'note'
  table_name: string
  row_number: number | null
  key: string | null
  field: string | null
  value: string | null
  expected: string | null
  geom: GeometryValue | null
}

export interface AccessKeysTable {
  id: Generated<number>
  name: string
  key_hash: Buffer
  scopes: string[]
  created_at: Generated<Date>
  expires_at: Date | null
  revoked_at: Date | null
  last_used_at: Date | null
  grants: ColumnType<Grant[] | null, string | null | undefined, string | null>
  organisation_code: string | null
  quota_per_minute: number | null
  quota_per_day: number | null
}

export interface KeyUsageTable {
  key_id: number
  day: Day
  requests: Generated<number>
  refused: Generated<number>
  features: Generated<number>
  bytes: Generated<number>
}

export interface PeopleTable {
  id: Generated<number>
  name: string
  organisation_code: string | null
  is_demo: Generated<boolean>
  created_at: Generated<Date>
}

export interface AccountsTable {
  person_id: number
  login: string
  password_hash: string
  must_change: Generated<boolean>
  disabled_at: Date | null
  last_signed_in_at: Date | null
}

export interface PostsTable {
  id: Generated<number>
  person_id: number
  role: RoleName
  organisation_code: string | null
  area_codes: string[] | null
  layers: ColumnType<Record<string, LayerGrant> | null, string | null, string | null>
  since: Generated<Date>
  ended_at: Date | null
}

export interface SessionsTable {
  id: Generated<number>
  token_hash: Buffer
  person_id: number
  user_agent: string | null
  created_at: Generated<Date>
  last_seen_at: Generated<Date>
  expires_at: Date
}

export interface SignInFailuresTable {
  login: string
  attempts: number
  locked_until: Date | null
  last_at: Generated<Date>
}

export interface LayerRightsTable {
  layer: string
  is_public: boolean
  public_attributes: string[] | null
}

export interface AccessRevisionTable {
  is_only: Generated<boolean>
  revision: Generated<number>
}

export interface FeatureLocksTable {
  id: string
  actor: string
  expires_at: Date
}

export interface LockedFeaturesTable {
  layer: string
  key: string
  lock_id: string
}

/** Every table by its name, as Kysely sees it. A test compares it with the database. */
export interface Schema {
  commit_sequence: CommitSequenceTable
  commits: CommitsTable
  changes: ChangesTable
  history: HistoryTable
  class_books: ClassBooksTable
  class_majors: ClassMajorsTable
  classes: ClassesTable
  class_crosswalk: ClassCrosswalkTable
  city: CityTable
  areas: AreasTable
  unit_grids: UnitGridsTable
  organisations: OrganisationsTable
  components: ComponentsTable
  responsibility_rules: ResponsibilityRulesTable
  roads: RoadsTable
  water: WaterTable
  blocks: BlocksTable
  buildings: BuildingsTable
  places: PlacesTable
  picture_sequences: PictureSequencesTable
  pictures: PicturesTable
  picture_files: PictureFilesTable
  picture_corrections: PictureCorrectionsTable
  picture_batches: PictureBatchesTable
  import_batches: ImportBatchesTable
  import_findings: ImportFindingsTable
  access_keys: AccessKeysTable
  layer_rights: LayerRightsTable
  feature_locks: FeatureLocksTable
  locked_features: LockedFeaturesTable
  access_revision: AccessRevisionTable
  key_usage: KeyUsageTable
  people: PeopleTable
  accounts: AccountsTable
  posts: PostsTable
  sessions: SessionsTable
  sign_in_failures: SignInFailuresTable
}

export type Db = Kysely<Schema>
