import { sql } from 'kysely'
import { PREPARED, writtenOnce } from '../database/prepared.ts'
import type { Db } from '../database/schema.ts'
import type { PlaceOfGrid } from '../grids/place-of-grid.ts'
import type { ResponsibilityInWords } from '../organisations/responsibility-in-words.ts'
import { type PlaceReader, readingPlaces } from '../places/place-reader.ts'
import { type ComponentRecord, RECORD_COLUMNS, recordGeometry } from './component-record.ts'
import { type ComponentVersion, componentVersions } from './component-versions.ts'

export interface NamedUnit {
  code: string
  nameZh: string
  nameEn: string | null
}

export interface ComponentLife {
  component: ComponentRecord & { retiredAt: Date | null }
  class: { code: string; nameZh: string; nameEn: string; majorCode: string; majorNameZh: string; majorNameEn: string }
  /** The unit grid and the areas it lies in. */
  place: PlaceOfGrid
  authority: NamedUnit | null
  owner: NamedUnit | null
  maintainer: NamedUnit | null
  /** Who has to act on it by the rules in force; null for a retired component. */
  responsibility: ResponsibilityInWords | null
  versions: ComponentVersion[]
}

export interface LifeRequest {
  /** The city's date of the day, for the rules in force. */
  today: string
  places?: PlaceReader
}

/** Everything known of one component, retired ones included; undefined for a code that was never published. */
export async function componentLife(
  db: Db,
  code: string,
  { today, places = readingPlaces(db) }: LifeRequest,
): Promise<ComponentLife | undefined> {
  const [[row], versions] = await Promise.all([componentWithNames(db, code), componentVersions(db, code)])
  if (!row) return undefined
  const { className, authority, owner, maintainer, retiredAt, ...component } = row
  const place = (await places.placeOfGrid(component.gridCode))!
  const { classCode, ownerCode } = component
  return {
    component: { ...component, retiredAt },
    class: className,
    place,
    authority,
    owner,
    maintainer,
    responsibility: retiredAt ? null : await places.responsibility({ classCode, place, ownerCode, on: today }),
    versions,
  }
}

const unitAs = (alias: string) => sql<NamedUnit | null>`
  case when ${sql.ref(`${alias}.code`)} is null then null else json_build_object('code', ${sql.ref(`${alias}.code`)},
    'nameZh', ${sql.ref(`${alias}.name_zh`)}, 'nameEn', ${sql.ref(`${alias}.name_en`)}) end`

const componentWithNames = writtenOnce((db, code) =>
  db
    .selectFrom('components as c')
    .modifyFront(PREPARED)
    .innerJoin('classes as k', join => join.onRef('k.book_id', '=', 'c.book_id').onRef('k.code', '=', 'c.class_code'))
    .innerJoin('class_majors as m', join =>
      join.onRef('m.book_id', '=', 'k.book_id').onRef('m.code', '=', 'k.major_code'),
    )
    .leftJoin('organisations as authority', 'authority.code', 'c.authority_code')
    .leftJoin('organisations as owner', 'owner.code', 'c.owner_code')
    .leftJoin('organisations as maintainer', 'maintainer.code', 'c.maintainer_code')
    .select([...RECORD_COLUMNS, recordGeometry, 'c.retired_at as retiredAt'])
    .select([
      sql<ComponentLife['class']>`json_build_object('code', k.code, 'nameZh', k.name_zh, 'nameEn', k.name_en,
        'majorCode', m.code, 'majorNameZh', m.name_zh, 'majorNameEn', m.name_en)`.as('className'),
      unitAs('authority').as('authority'),
      unitAs('owner').as('owner'),
      unitAs('maintainer').as('maintainer'),
    ])
    .where('c.code', '=', code),
)
