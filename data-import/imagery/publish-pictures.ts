import { sql, type Transaction } from 'kysely'
import { cityDay } from '../../spatial/catalogue/city-day.ts'
import { commit } from '../../spatial/database/commit.ts'
import type { Db, Schema } from '../../spatial/database/schema.ts'
import type { Visibility } from '../../spatial/database/tables/imagery.ts'
import type { JudgedSequence, JudgedShot } from './judge-shots.ts'
import { pictureId } from './picture-id.ts'
import type { DerivedFile } from './picture-store.ts'
import { sequenceLines } from './sequence-lines.ts'

export interface Publication {
  actor: string
  source: string
  visibility: Visibility
  /** Who answers for it that nothing needs blurring, and why; with visibility `waived`. */
  waiver?: string
  /** What was made from each original, by its hash. */
  derived: ReadonlyMap<string, readonly DerivedFile[]>
  /** Stops before the next commit, and throws its reason. */
  signal?: AbortSignal
  onProgress?(done: number, of: number): void
}

export interface PublishedPictures {
  sequences: number
  pictures: number
  /** Were there already. */
  known: number
}

/** Pictures that go into one commit: a tenth of a second in which an embedded database answers nobody else. */
const PER_COMMIT = 1_500

/** Publishes sequences some at a time. What is there already stays as it is; run again after an interruption, it goes on. */
export async function publishPictures(
  db: Db,
  sequences: readonly JudgedSequence[],
  publication: Publication,
): Promise<PublishedPictures> {
  const total = sequences.reduce((sum, { shots }) => sum + shots.length, 0)
  const published: PublishedPictures = { sequences: 0, pictures: 0, known: 0 }
  for (const part of parts(sequences)) {
    publication.signal?.throwIfAborted()
    const fresh = await unknownOf(db, part)
    const shots = fresh.reduce((sum, sequence) => sum + sequence.shots.length, 0)
    if (shots > 0) {
      const { actor, source } = publication
      await commit(db, { actor, note: `imagery: ${source}` }, trx => insertPart(trx, fresh, publication))
    }
    published.sequences += fresh.length
    published.pictures += shots
    published.known += part.reduce((sum, sequence) => sum + sequence.shots.length, 0) - shots
    publication.onProgress?.(published.pictures + published.known, total)
  }
  return published
}

function* parts(sequences: readonly JudgedSequence[]): Generator<JudgedSequence[]> {
  let part: JudgedSequence[] = []
  let size = 0
  for (const sequence of sequences) {
    part.push(sequence)
    size += sequence.shots.length
    if (size >= PER_COMMIT) {
      yield part
      part = []
      size = 0
    }
  }
  if (part.length > 0) yield part
}

export const idOf = ({ sha256, sequence, file }: JudgedShot): string => pictureId(sha256 ?? `${sequence}/${file}`)

/** The sequences with the pictures that are not published yet; none of a sequence that is whole. */
async function unknownOf(db: Db, sequences: readonly JudgedSequence[]): Promise<JudgedSequence[]> {
  const ids = sequences.flatMap(({ shots }) => shots.map(idOf))
  const rows = await db.selectFrom('pictures').select('id').where(sql<boolean>`id = any(${ids}::text[])`).execute()
  const known = new Set(rows.map(({ id }) => id))
  return sequences
    .map(sequence => ({ ...sequence, shots: sequence.shots.filter(shot => !known.has(idOf(shot))) }))
    .filter(({ shots }) => shots.length > 0)
}

async function insertPart(
  trx: Transaction<Schema>,
  sequences: readonly JudgedSequence[],
  publication: Publication,
): Promise<void> {
  const existing = await lastRanks(
    trx,
    sequences.map(({ id }) => id),
  )
  const fresh = sequences.filter(({ id }) => !existing.has(id))
  if (fresh.length > 0) await insertSequences(trx, fresh, publication)
  await insertPictures(trx, sequences, { publication, existing })
  if (existing.size > 0) await refreshSequences(trx, [...existing.keys()])
  await insertFiles(trx, sequences, publication)
}

async function lastRanks(trx: Db, ids: string[]): Promise<Map<string, number>> {
  const { rows } = await sql<{ id: string; rank: number }>`
    select s.id, coalesce(max(p.rank), 0) as rank from picture_sequences s left join pictures p on p.sequence_id = s.id
    where s.id = any(${ids}::text[]) group by s.id`.execute(trx)
  return new Map(rows.map(({ id, rank }) => [id, rank]))
}

async function insertSequences(
  trx: Db,
  sequences: readonly JudgedSequence[],
  { source, visibility, waiver }: Publication,
): Promise<void> {
  const rows = sequences.map(({ id, shots }) => {
    const times = shots.map(({ takenAt }) => takenAt)
    const [first, last] = [new Date(Math.min(...times)), new Date(Math.max(...times))]
    const [{ title, camera, projection }] = shots as [JudgedShot]
    return {
      id,
      title: title ?? id,
      camera: camera ?? null,
      source,
      captured_from: first,
      captured_to: last,
      captured_on: cityDay(first),
      projection,
      pictures: shots.length,
      visibility,
      waiver: waiver ?? null,
      geometry: sequenceLines(shots),
    }
  })
  await sql`
    insert into picture_sequences (id, title, camera, source, captured_from, captured_to, captured_on, projection, pictures,
      visibility, waiver, geom)
    select id, title, camera, source, captured_from, captured_to, captured_on, projection, pictures, visibility, waiver,
      ST_SetSRID(ST_GeomFromGeoJSON(geometry::text), 4490)
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id text, title text, camera text, source text,
      captured_from timestamptz, captured_to timestamptz, captured_on date, projection text, pictures integer,
      visibility text, waiver text, geometry jsonb)`.execute(trx)
}

/** Deliveries that do not say how exact their positions are come from phones and cheap receivers. */
const ASSUMED_POSITION_ERROR_METERS = 4
const HEADING_ERROR_DEGREES = { delivered: 2, track: 6 } as const
/** A camera on a car's roof. */
const ASSUMED_CAMERA_HEIGHT_METERS = 2.3

function pictureRow(shot: JudgedShot, rank: number, visibility: Visibility) {
  const { sha256, drawnHeadingDegrees } = shot
  return {
    id: idOf(shot),
    sequence_id: shot.sequence,
    rank,
    file_name: shot.file,
    projection: shot.projection,
    captured_at: new Date(shot.takenAt),
    captured_on: cityDay(new Date(shot.takenAt)),
    heading_degrees: shot.headingDegrees,
    heading_source: shot.headingSource,
    pitch_degrees: shot.pitchDegrees ?? 0,
    roll_degrees: shot.rollDegrees ?? 0,
    field_of_view_degrees: shot.fieldOfViewDegrees,
    width: shot.width,
    height: shot.height,
    camera_height_m: shot.cameraHeightMeters ?? ASSUMED_CAMERA_HEIGHT_METERS,
    position_error_m: shot.positionErrorMeters ?? ASSUMED_POSITION_ERROR_METERS,
    heading_error_degrees: HEADING_ERROR_DEGREES[shot.headingSource],
    datum: shot.datum,
    delivered_x: shot.deliveredX,
    delivered_y: shot.deliveredY,
    original_sha256: sha256 ?? null,
    drawn_pose: sha256 ? null : drawnHeadingDegrees === undefined ? {} : { headingDegrees: drawnHeadingDegrees },
    visibility,
    lon: shot.lon,
    lat: shot.lat,
  }
}

async function insertPictures(
  trx: Db,
  sequences: readonly JudgedSequence[],
  { publication, existing }: { publication: Publication; existing: ReadonlyMap<string, number> },
): Promise<void> {
  const rows = sequences.flatMap(({ id, shots }) =>
    shots.map((shot, i) => pictureRow(shot, (existing.get(id) ?? 0) + i + 1, publication.visibility)),
  )
  await sql`
    insert into pictures (id, sequence_id, rank, file_name, projection, captured_at, captured_on, heading_degrees, heading_source,
      pitch_degrees, roll_degrees, field_of_view_degrees, width, height, camera_height_m, position_error_m,
      heading_error_degrees, datum, delivered_x, delivered_y, original_sha256, drawn_pose, visibility, geom)
    select id, sequence_id, rank, file_name, projection, captured_at, captured_on, heading_degrees, heading_source,
      pitch_degrees, roll_degrees, field_of_view_degrees, width, height, camera_height_m, position_error_m,
      heading_error_degrees, datum, delivered_x, delivered_y, original_sha256, drawn_pose, visibility,
      ST_SetSRID(ST_MakePoint(lon, lat), 4490)
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id text, sequence_id text, rank integer, file_name text,
      projection text, captured_at timestamptz, captured_on date, heading_degrees float8, heading_source text,
      pitch_degrees float8, roll_degrees float8, field_of_view_degrees float8, width integer, height integer,
      camera_height_m float8, position_error_m float8, heading_error_degrees float8, datum text, delivered_x float8,
      delivered_y float8, original_sha256 text, drawn_pose jsonb, visibility text, lon float8, lat float8)`.execute(trx)
}

/** Pictures were added to sequences that were there: their way, times and number follow. */
const refreshSequences = (trx: Db, ids: readonly string[]) =>
  sql`
    update picture_sequences s set pictures = p.n, captured_from = p.first, captured_to = p.last,
      geom = ST_Multi(p.line)
    from (select sequence_id, count(*)::integer as n, min(captured_at) as first, max(captured_at) as last,
                 ST_MakeLine(geom order by captured_at, rank) as line
          from pictures where sequence_id = any(${[...ids]}::text[]) and retired_at is null group by sequence_id) p
    where s.id = p.sequence_id and p.n > 1`.execute(trx)

async function insertFiles(trx: Db, sequences: readonly JudgedSequence[], { derived }: Publication): Promise<void> {
  const rows = sequences.flatMap(({ shots }) =>
    shots.flatMap(shot => (derived.get(shot.sha256 ?? '') ?? []).map(file => ({ picture_id: idOf(shot), ...file }))),
  )
  if (rows.length > 0) await trx.insertInto('picture_files').values(rows).execute()
}
