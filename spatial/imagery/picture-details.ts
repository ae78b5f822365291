import { sql } from 'kysely'
import type { Db } from '../database/schema.ts'
import type { Visibility } from '../database/tables/imagery.ts'
import { bboxAround } from '../geometry/bbox-around.ts'
import { metersBetween } from '../geometry/meters-between.ts'
import type { Camera } from './camera.ts'
import { camerasIn } from './cameras.ts'
import { type Eyes, isSeen } from './eyes.ts'

/** What is known of a picture beside how it was taken. */
export interface PictureDetails {
  fileName: string
  title: string
  cameraName: string | null
  datum: string
  headingSource: 'delivered' | 'track'
  visibility: Visibility
  /** Drawn from the synthetic city, not photographed. */
  isDrawn: boolean
  corrections: number
  previous: string | null
  next: string | null
}

export async function pictureDetails(db: Db, camera: Camera, eyes: Eyes): Promise<PictureDetails> {
  const { id, sequenceId, rank } = camera
  const row = await db
    .selectFrom('pictures as p')
    .innerJoin('picture_sequences as s', 's.id', 'p.sequence_id')
    .select([
      'p.file_name as fileName',
      's.title',
      's.camera as cameraName',
      'p.datum',
      'p.heading_source as headingSource',
      'p.visibility',
      's.corrections',
      sql<boolean>`p.drawn_pose is not null`.as('isDrawn'),
    ])
    .where('p.id', '=', id)
    .executeTakeFirstOrThrow()
  const beside = async (operator: '<' | '>', direction: 'asc' | 'desc') => {
    const found = await db
      .selectFrom('pictures as p')
      .select('id')
      .where('sequence_id', '=', sequenceId)
      .where('rank', operator, rank)
      .where('retired_at', 'is', null)
      .where(isSeen(eyes, { table: 'pictures', source: 'p' }))
      .orderBy('rank', direction)
      .limit(1)
      .executeTakeFirst()
    return found?.id ?? null
  }
  return { ...row, previous: await beside('<', 'desc'), next: await beside('>', 'asc') }
}

export interface NearCamera {
  camera: Camera
  distanceMeters: number
}

/** Pictures around a place, nearest first. */
export async function picturesNear(
  db: Db,
  at: readonly [lon: number, lat: number],
  { radiusMeters, count, eyes }: { radiusMeters: number; count: number; eyes: Eyes },
): Promise<NearCamera[]> {
  const cameras = await camerasIn(db, bboxAround(at, radiusMeters), eyes)
  return cameras
    .map(camera => ({ camera, distanceMeters: metersBetween(at, [camera.lon, camera.lat]) }))
    .filter(({ distanceMeters }) => distanceMeters <= radiusMeters)
    .sort((a, b) => a.distanceMeters - b.distanceMeters || (a.camera.id < b.camera.id ? -1 : 1))
    .slice(0, count)
}
