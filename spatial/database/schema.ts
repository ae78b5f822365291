import type { Kysely } from 'kysely'
import type {
  AccessKeysTable,
  AccessRevisionTable,
  AccountsTable,
  KeyUsageTable,
  LayerRightsTable,
  PeopleTable,
  PostsTable,
  SessionsTable,
  SignInFailuresTable,
} from './tables/access.ts'
import type {
  CityTable,
  ClassBooksTable,
  ClassCrosswalkTable,
  ClassesTable,
  ClassMajorsTable,
} from './tables/catalogue.ts'
import type { ChangesTable, CommitSequenceTable, CommitsTable, HistoryTable } from './tables/commits.ts'
import type {
  FeatureLocksTable,
  ImportBatchesTable,
  ImportFindingsTable,
  LockedFeaturesTable,
} from './tables/exchange.ts'
import type {
  PictureBatchesTable,
  PictureCorrectionsTable,
  PictureFilesTable,
  PictureSequencesTable,
  PicturesTable,
} from './tables/imagery.ts'
import type { OrganisationsTable, ResponsibilityRulesTable } from './tables/organisations.ts'
import type { BlocksTable, BuildingsTable, PlacesTable, RoadsTable, WaterTable } from './tables/places.ts'
import type { AreasTable, ComponentsTable, UnitGridsTable } from './tables/register.ts'

export type { GeometryValue } from './tables/column-types.ts'

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
