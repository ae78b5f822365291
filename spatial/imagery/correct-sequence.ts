import { sql } from 'kysely'
import { commit } from '../database/commit.ts'
import type { Db } from '../database/schema.ts'
import { DomainError } from '../domain-error.ts'
import { asBearing } from '../geometry/angles.ts'
import { directionOfView, type ViewAngles } from '../geometry/picture-projection.ts'
import { calibrationFrom, type Sighting } from './calibrate.ts'
import { type Calibration, NO_CALIBRATION } from './camera.ts'
import { cameraAsDelivered } from './cameras.ts'

/** "It is here": an operator pointed at something of known position in a picture. */
export interface Correction {
  pictureId: string
  /** What was pointed at; its position counts, where it is a point. */
  componentCode?: string
  /** The position, where it is no component. */
  position?: readonly [lon: number, lat: number]
  /** Where in the picture: right of and above its middle. */
  seenAt: ViewAngles
  actor: string
}

export interface Corrected extends Calibration {
  sequenceId: string
  /** Pictures that stand otherwise now. */
  pictures: number
  /** Corrections that count. */
  corrections: number
  /** The calibration that was replaced. */
  before: Calibration
}

/**
 * Keeps a correction and brings the calibration of its sequence to what all of them say, for every picture of it, in one commit.
 * Throws DomainError not-found, component-not-found, geometry-not-valid.
 */
export async function correctSequence(db: Db, correction: Correction): Promise<Corrected & { correction: number }> {
  const { pictureId, componentCode, seenAt, actor } = correction
  const camera = await cameraAsDelivered(db, pictureId)
  if (!camera) throw new DomainError('not-found', `There is no picture ${pictureId}.`)
  const [lon, lat] = await placeOf(db, correction)
  const { bearingDegrees } = directionOfView(camera, seenAt)
  const { result } = await commit(db, { actor, note: `calibration of ${camera.sequenceId}` }, async trx => {
    const { id } = await trx
      .insertInto('picture_corrections')
      .values({
        picture_id: pictureId,
        component_code: componentCode ?? null,
        lon,
        lat,
        bearing_degrees: asBearing(bearingDegrees),
        made_by: actor,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    return { correction: id, ...(await recalibrate(trx, camera.sequenceId)) }
  })
  return result
}

/** Takes back a correction that was wrong. Throws DomainError not-found. */
export async function takeBackCorrection(db: Db, id: number, actor: string): Promise<Corrected> {
  const found = await db
    .selectFrom('picture_corrections as c')
    .innerJoin('pictures as p', 'p.id', 'c.picture_id')
    .select('p.sequence_id as sequenceId')
    .where('c.id', '=', id)
    .where('c.taken_back_at', 'is', null)
    .executeTakeFirst()
  if (!found) throw new DomainError('not-found', `There is no correction ${id}, or it was taken back.`)
  const { result } = await commit(db, { actor, note: `correction ${id} taken back` }, async trx => {
    await trx.updateTable('picture_corrections').set({ taken_back_at: sql<Date>`now()` }).where('id', '=', id).execute()
    return recalibrate(trx, found.sequenceId)
  })
  return result
}

async function placeOf(db: Db, { componentCode, position }: Correction): Promise<readonly [number, number]> {
  if (componentCode === undefined) {
    if (position) return position
    throw new DomainError('invalid-parameter', 'Say what is seen: a component or a position.')
  }
  const row = await db
    .selectFrom('components')
    .select(
      sql<[number, number] | null>`case when GeometryType(geom) = 'POINT' then array[ST_X(geom), ST_Y(geom)] end`.as(
        'at',
      ),
    )
    .where('code', '=', componentCode)
    .where('retired_at', 'is', null)
    .executeTakeFirst()
  if (!row) throw new DomainError('component-not-found', `There is no component ${componentCode}.`)
  if (!row.at)
    throw new DomainError(
      'geometry-not-valid',
      `Component ${componentCode} is no point: point at a place of it instead.`,
    )
  return row.at
}

async function recalibrate(trx: Db, sequenceId: string): Promise<Corrected> {
  const sightings = await sightingsOf(trx, sequenceId)
  const calibration = sightings.length > 0 ? calibrationFrom(sightings) : NO_CALIBRATION
  const { pictures, ...before } = await trx
    .selectFrom('picture_sequences')
    .select([
      'pictures',
      'heading_offset_degrees as headingOffsetDegrees',
      'east_offset_m as eastOffsetMeters',
      'north_offset_m as northOffsetMeters',
    ])
    .where('id', '=', sequenceId)
    .executeTakeFirstOrThrow()
  await trx
    .updateTable('picture_sequences')
    .set({
      heading_offset_degrees: calibration.headingOffsetDegrees,
      east_offset_m: calibration.eastOffsetMeters,
      north_offset_m: calibration.northOffsetMeters,
      corrections: sightings.length,
    })
    .where('id', '=', sequenceId)
    .execute()
  return { sequenceId, pictures, corrections: sightings.length, before, ...calibration }
}

async function sightingsOf(trx: Db, sequenceId: string): Promise<Sighting[]> {
  const rows = await trx
    .selectFrom('picture_corrections as c')
    .innerJoin('pictures as p', 'p.id', 'c.picture_id')
    .select(['c.picture_id', 'c.lon', 'c.lat', 'c.bearing_degrees'])
    .where('p.sequence_id', '=', sequenceId)
    .where('c.taken_back_at', 'is', null)
    .orderBy('c.id')
    .execute()
  const sightings: Sighting[] = []
  for (const { picture_id, lon, lat, bearing_degrees } of rows) {
    const camera = await cameraAsDelivered(trx, picture_id)
    if (camera) sightings.push({ camera, lon, lat, bearingDegrees: bearing_degrees })
  }
  return sightings
}
