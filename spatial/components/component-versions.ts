import type { Geometry } from 'geojson'
import { sql } from 'kysely'
import { asGeoJson } from '../database/postgis.ts'
import { PREPARED, writtenOnce } from '../database/prepared.ts'
import type { Db, GeometryValue } from '../database/schema.ts'
import { type FieldDifference, versionDifferences } from './version-differences.ts'

export interface ComponentVersion {
  /** The commit that published it. */
  version: number
  validFrom: Date
  /** When the next version took its place; null for the present one. */
  validTo: Date | null
  commit: { actor: string; note: string | null; at: Date }
  isRetired: boolean
  geometry: Geometry
  /** Against the version before; empty for the first. */
  differences: FieldDifference[]
}

interface StoredVersion {
  version: number
  validFrom: Date
  validTo: Date | null
  row: Record<string, unknown>
  geometry: Geometry
  actor: string
  note: string | null
  at: Date
}

/** Every published state of a component, oldest first, with what each commit changed. Empty for an unknown code. */
export async function componentVersions(db: Db, code: string): Promise<ComponentVersion[]> {
  const stored = await storedVersions(db, code)
  return stored.map(({ version, validFrom, validTo, row, geometry, actor, note, at }, index) => ({
    version,
    validFrom,
    validTo,
    commit: { actor, note, at },
    isRetired: row.retired_at !== null,
    geometry,
    differences: index === 0 ? [] : versionDifferences(stored[index - 1]!, { row, geometry }),
  }))
}

const storedVersions = writtenOnce<StoredVersion>((db, code) => {
  const geometry = asGeoJson(sql.ref<GeometryValue>('geom'))
  const statement = sql<StoredVersion>`select ${PREPARED} v.*, k.actor, k.note, k.at
    from (
      select seq_from as version, valid_from as "validFrom", valid_to as "validTo", row, ${geometry} as geometry
      from history where layer = 'components' and key = ${code}
      union all
      select seq, valid_from, null, to_jsonb(c) - 'geom', ${geometry} from components c where code = ${code}
    ) v
    join commits k on k.seq = v.version
    order by v.version`
  return { compile: () => statement.compile(db) }
})
