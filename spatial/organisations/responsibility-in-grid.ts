import type { ClassKind } from '../catalogue/class-book.ts'
import type { Db } from '../database/schema.ts'
import { DomainError } from '../domain-error.ts'
import { type PlaceOfGrid, placeOfGrid } from '../grids/place-of-grid.ts'
import { type NamedRule, responsibleUnit } from './responsible-unit.ts'
import type { Decision } from './rule-ranking.ts'

export interface GridQuestion {
  kind: ClassKind
  classCode: string
  gridCode: string
  ownerCode?: string
  on: string
}

export interface GridAnswer extends Decision<NamedRule> {
  class: { code: string; nameZh: string; nameEn: string }
  place: PlaceOfGrid
}

/** The responsible unit of a class in a unit grid. Refuses (`not-found`) a grid, class or owner that does not exist. */
export async function responsibilityInGrid(db: Db, question: GridQuestion): Promise<GridAnswer> {
  const { kind, classCode, gridCode, ownerCode = null, on } = question
  const [place, minorClass] = await Promise.all([placeOfGrid(db, gridCode), classInUse(db, kind, classCode)])
  if (!place) throw new DomainError('not-found', `There is no unit grid ${gridCode}.`)
  if (!minorClass) throw new DomainError('not-found', `The city's ${kind} book has no class ${classCode}.`)
  if (ownerCode && !(await unitExists(db, ownerCode)))
    throw new DomainError('not-found', `There is no organisation ${ownerCode}.`)

  const { community, managementArea } = place
  const decision = await responsibleUnit(db, {
    kind,
    classCode,
    place: { communityCode: community.code, managementAreaCode: managementArea?.code ?? null },
    ownerCode,
    on,
  })
  return { ...decision, class: minorClass, place }
}

const classInUse = (db: Db, kind: ClassKind, code: string) =>
  db
    .selectFrom('city')
    .innerJoin('classes', join =>
      join.onRef('book_id', '=', kind === 'component' ? 'city.component_book_id' : 'city.event_book_id'),
    )
    .select(['classes.code', 'classes.name_zh as nameZh', 'classes.name_en as nameEn'])
    .where('classes.code', '=', code)
    .executeTakeFirst()

const unitExists = async (db: Db, code: string): Promise<boolean> =>
  (await db.selectFrom('organisations').select('code').where('code', '=', code).executeTakeFirst()) !== undefined
