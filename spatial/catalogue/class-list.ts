import type { Db } from '../database/schema.ts'
import type { ClassKind, ClassOrigin, GeometryType } from './class-book.ts'

export interface ListedClass {
  code: string
  nameZh: string
  nameEn: string
  geometryType: GeometryType
  symbol: string | null
  origin: ClassOrigin
  typicalUnit: string | null
  count: number
}

export interface ListedMajor {
  code: string
  nameZh: string
  nameEn: string
  colour: string
  count: number
  classes: ListedClass[]
}

export interface ClassList {
  book: string
  titleZh: string
  titleEn: string
  note: string | null
  majors: ListedMajor[]
}

/** The book the city uses for a kind, each class with the number of components in force that carry it. */
export async function classList(db: Db, kind: ClassKind): Promise<ClassList> {
  const { id, ...book } = await bookInUse(db, kind)
  const [majors, classes, counts] = await Promise.all([
    db
      .selectFrom('class_majors')
      .select(['code', 'name_zh as nameZh', 'name_en as nameEn', 'colour'])
      .where('book_id', '=', id)
      .orderBy('code')
      .execute(),
    classesOf(db, id),
    countsByClass(db, id),
  ])
  const counted = classes.map(({ majorCode, ...minor }) => ({
    majorCode,
    ...minor,
    count: counts.get(minor.code) ?? 0,
  }))
  return {
    book: id,
    ...book,
    majors: majors.map(major => {
      const own = counted.filter(minor => minor.majorCode === major.code).map(({ majorCode, ...minor }) => minor)
      return { ...major, count: own.reduce((sum, minor) => sum + minor.count, 0), classes: own }
    }),
  }
}

const bookInUse = (db: Db, kind: ClassKind) =>
  db
    .selectFrom('city')
    .innerJoin('class_books', join =>
      join.onRef('class_books.id', '=', kind === 'component' ? 'city.component_book_id' : 'city.event_book_id'),
    )
    .select(['class_books.id', 'title_zh as titleZh', 'title_en as titleEn', 'note'])
    .executeTakeFirstOrThrow()

const classesOf = (db: Db, bookId: string) =>
  db
    .selectFrom('classes')
    .select([
      'code',
      'major_code as majorCode',
      'name_zh as nameZh',
      'name_en as nameEn',
      'geometry_type as geometryType',
      'symbol',
      'origin',
      'typical_unit as typicalUnit',
    ])
    .where('book_id', '=', bookId)
    .orderBy('code')
    .execute()

async function countsByClass(db: Db, bookId: string): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom('components')
    .select(eb => ['class_code', eb.fn.countAll<number>().as('count')])
    .where('book_id', '=', bookId)
    .where('retired_at', 'is', null)
    .groupBy('class_code')
    .execute()
  return new Map(rows.map(row => [row.class_code, row.count]))
}
