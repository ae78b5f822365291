import type { Geometry } from 'geojson'
import { type SqlBool, sql } from 'kysely'
import { bboxOf, envelope, fromGeoJson, intersects } from '../database/postgis.ts'
import type { Db, GeometryValue } from '../database/schema.ts'
import type { BboxLonLat } from '../geometry/bbox.ts'
import type { Camera } from './camera.ts'
import { asCamera, cameraRows } from './cameras.ts'
import { type Eyes, isSeen } from './eyes.ts'

export interface PictureSearch {
  eyes: Eyes
  limit: number
  ids?: readonly string[]
  sequences?: readonly string[]
  bbox?: Readonly<BboxLonLat>
  geometry?: Geometry
  /** Taken in between, ISO 8601, both ends included; null is open. */
  from?: string | null
  to?: string | null
  /** The picture after which to go on. */
  after?: string
}

/** Pictures by id, so that a page does not shift while others are added. Positions are those delivered. */
export async function searchPictures(db: Db, search: PictureSearch): Promise<Camera[]> {
  const { eyes, limit, ids, sequences, bbox, geometry, from, to, after } = search
  const geom = sql.ref<GeometryValue>('p.geom')
  const rows = await cameraRows(db)
    .where(isSeen(eyes, { table: 'pictures', source: 'p' }))
    .$if(ids !== undefined, query => query.where(sql<SqlBool>`p.id = any(${[...ids!]}::text[])`))
    .$if(sequences !== undefined, query => query.where(sql<SqlBool>`p.sequence_id = any(${[...sequences!]}::text[])`))
    .$if(bbox !== undefined, query => query.where(intersects(geom, envelope(bbox!))))
    .$if(geometry !== undefined, query => query.where(intersects(geom, fromGeoJson(geometry!))))
    .$if(typeof from === 'string', query => query.where('p.captured_at', '>=', new Date(from!)))
    .$if(typeof to === 'string', query => query.where('p.captured_at', '<=', new Date(to!)))
    .$if(after !== undefined, query => query.where('p.id', '>', after!))
    .orderBy('p.id')
    .limit(limit)
    .execute()
  return rows.map(asCamera)
}

export interface SequenceRecord {
  id: string
  title: string
  camera: string | null
  projection: 'flat' | 'equirectangular'
  pictures: number
  capturedFrom: Date
  capturedTo: Date
  bbox: BboxLonLat
}

/** Sequences by id, those of `ids` only when given. */
export function listSequences(
  db: Db,
  { eyes, limit, after, ids }: { eyes: Eyes; limit: number; after?: string; ids?: readonly string[] },
): Promise<SequenceRecord[]> {
  return db
    .selectFrom('picture_sequences as s')
    .select([
      's.id',
      's.title',
      's.camera',
      's.projection',
      's.pictures',
      's.captured_from as capturedFrom',
      's.captured_to as capturedTo',
      bboxOf(sql.ref<GeometryValue>('s.geom')).as('bbox'),
    ])
    .where('s.retired_at', 'is', null)
    .where(isSeen(eyes, { table: 'picture_sequences', source: 's' }))
    .$if(ids !== undefined, query => query.where(sql<SqlBool>`s.id = any(${[...ids!]}::text[])`))
    .$if(after !== undefined, query => query.where('s.id', '>', after!))
    .orderBy('s.id')
    .limit(limit)
    .execute()
}
