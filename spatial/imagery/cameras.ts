import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { envelope } from '../database/postgis.ts'
import type { Db, GeometryValue } from '../database/schema.ts'
import type { BboxLonLat } from '../geometry/bbox.ts'
import { type Camera, calibrated } from './camera.ts'
import { type Eyes, isSeen } from './eyes.ts'

interface CameraRow extends Omit<Camera, 'capturedAt'> {
  capturedAt: Date
  headingOffsetDegrees: number
  eastOffsetMeters: number
  northOffsetMeters: number
}

export const cameraRows = (db: Db) =>
  db
    .selectFrom('pictures as p')
    .innerJoin('picture_sequences as s', 's.id', 'p.sequence_id')
    .select([
      'p.id',
      'p.sequence_id as sequenceId',
      'p.rank',
      'p.projection',
      'p.captured_at as capturedAt',
      'p.heading_degrees as headingDegrees',
      'p.pitch_degrees as pitchDegrees',
      'p.roll_degrees as rollDegrees',
      'p.field_of_view_degrees as fieldOfViewDegrees',
      'p.width',
      'p.height',
      'p.camera_height_m as heightMeters',
      'p.position_error_m as positionErrorMeters',
      'p.heading_error_degrees as headingErrorDegrees',
      's.heading_offset_degrees as headingOffsetDegrees',
      's.east_offset_m as eastOffsetMeters',
      's.north_offset_m as northOffsetMeters',
      sql<number>`ST_X(p.geom)`.as('lon'),
      sql<number>`ST_Y(p.geom)`.as('lat'),
    ])
    .where('p.retired_at', 'is', null)

function uncalibrated(row: CameraRow): Camera {
  const { headingOffsetDegrees: _h, eastOffsetMeters: _e, northOffsetMeters: _n, capturedAt, ...camera } = row
  return { ...camera, capturedAt: capturedAt.getTime() }
}

export const asCamera = (row: CameraRow): Camera => calibrated(uncalibrated(row), row)

/** The index decides by itself, so the box is the only condition that costs. */
const inBox = (bbox: Readonly<BboxLonLat>): RawBuilder<SqlBool> =>
  sql<SqlBool>`${sql.ref<GeometryValue>('p.geom')} && ${envelope(bbox)}`

/** Cameras of the pictures whose delivered position lies in a box, calibrated. */
export async function camerasIn(db: Db, bbox: Readonly<BboxLonLat>, eyes: Eyes): Promise<Camera[]> {
  const rows = await cameraRows(db)
    .where(inBox(bbox))
    .where(isSeen(eyes, { table: 'pictures', source: 'p' }))
    .execute()
  return rows.map(asCamera)
}

/** The camera of one picture, calibrated; undefined where there is none that these eyes may see. */
export async function cameraOf(db: Db, pictureId: string, eyes: Eyes): Promise<Camera | undefined> {
  const row = await cameraRows(db)
    .where('p.id', '=', pictureId)
    .where(isSeen(eyes, { table: 'pictures', source: 'p' }))
    .executeTakeFirst()
  return row && asCamera(row)
}

/** The same without what corrections showed: what the picture says of itself. For staff. */
export async function cameraAsDelivered(db: Db, pictureId: string): Promise<Camera | undefined> {
  const row = await cameraRows(db).where('p.id', '=', pictureId).executeTakeFirst()
  return row && uncalibrated(row)
}

/** Cameras of a whole sequence in their order, calibrated. For staff. */
export async function camerasOfSequence(db: Db, sequenceId: string): Promise<Camera[]> {
  const rows = await cameraRows(db).where('p.sequence_id', '=', sequenceId).orderBy('p.rank').execute()
  return rows.map(asCamera)
}
