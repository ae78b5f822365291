import { sql } from 'kysely'
import { perCommit } from '../database/per-commit.ts'
import type { Db } from '../database/schema.ts'
import type { BboxLonLat } from '../geometry/bbox.ts'
import type { FeatureType } from './feature-type.ts'

export interface FeatureExtent {
  /** Undefined while the type has no features. */
  bbox: BboxLonLat | undefined
  /** When the first of the present versions was published. */
  since: Date | undefined
}

const readers = new WeakMap<FeatureType, (db: Db, key: string) => Promise<FeatureExtent>>()

/** Where and since when the features of a type lie. Read once a commit. */
export function featureExtent(db: Db, type: FeatureType): Promise<FeatureExtent> {
  const reader = readers.get(type) ?? perCommit((source: Db) => readExtent(source, type))
  readers.set(type, reader)
  return reader(db, type.name)
}

async function readExtent(db: Db, type: FeatureType): Promise<FeatureExtent> {
  const condition = type.condition ?? sql`true`
  const { rows } = await sql<{ box: BboxLonLat | null; since: Date | null }>`
    select case when e is not null then array[ST_XMin(e), ST_YMin(e), ST_XMax(e), ST_YMax(e)] end as box, since
    from (select ST_Extent(f.geom) as e, min(f.valid_from) as since from ${sql.table(type.table)} f
          where f.retired_at is null and ${condition}) x`.execute(db)
  const { box, since } = rows[0]!
  return { bbox: box ?? undefined, since: since ?? undefined }
}
