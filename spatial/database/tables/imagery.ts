import type { ColumnType, Generated } from 'kysely'
import type { Day, DefaultedJson, GeometryValue, Published } from './column-types.ts'

export interface PictureSequencesTable extends Published {
  id: string
  title: string
  camera: string | null
  source: string
  captured_from: Date
  captured_to: Date
  captured_on: Day
  projection: 'flat' | 'equirectangular'
  pictures: number
  heading_offset_degrees: Generated<number>
  east_offset_m: Generated<number>
  north_offset_m: Generated<number>
  corrections: Generated<number>
  visibility: Visibility
  waiver: string | null
  geom: GeometryValue
  object_id: Generated<number>
}

/** Whether the public may see a picture, and why. */
export const VISIBILITIES = ['sealed', 'blurred', 'waived'] as const
export type Visibility = (typeof VISIBILITIES)[number]

export interface PicturesTable extends Published {
  id: string
  sequence_id: string
  rank: number
  file_name: string
  projection: 'flat' | 'equirectangular'
  captured_at: Date
  captured_on: Day
  heading_degrees: number
  heading_source: 'delivered' | 'track'
  pitch_degrees: Generated<number>
  roll_degrees: Generated<number>
  field_of_view_degrees: number
  width: number
  height: number
  camera_height_m: number
  position_error_m: number
  heading_error_degrees: number
  datum: string
  delivered_x: number
  delivered_y: number
  original_sha256: string | null
  drawn_pose: ColumnType<Record<string, unknown> | null, string | null, string | null>
  visibility: Visibility
  waiver: string | null
  geom: GeometryValue
  object_id: Generated<number>
}

export const PICTURE_FILE_KINDS = ['public', 'sd', 'thumb', 'tiles'] as const
export type PictureFileKind = (typeof PICTURE_FILE_KINDS)[number]

export interface PictureFilesTable {
  picture_id: string
  kind: PictureFileKind
  sha256: string
  bytes: number
  width: number
  height: number
  made_at: Generated<Date>
}

export interface PictureCorrectionsTable {
  id: Generated<number>
  picture_id: string
  component_code: string | null
  lon: number
  lat: number
  bearing_degrees: number
  made_by: string
  made_at: Generated<Date>
  taken_back_at: Date | null
}

export const PICTURE_BATCH_STATES = ['reading', 'published', 'refused', 'failed'] as const
export type PictureBatchState = (typeof PICTURE_BATCH_STATES)[number]

export interface PictureBatchesTable {
  id: Generated<number>
  state: PictureBatchState
  source: string
  options: DefaultedJson
  report: DefaultedJson
  reason: string | null
  attempts: Generated<number>
  created_by: string
  created_at: Generated<Date>
  finished_at: Date | null
}
