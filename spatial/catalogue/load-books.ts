import { sql } from 'kysely'
import type { Db } from '../database/schema.ts'
import { BOOK_IDS, type ClassBook, classBook } from './class-book.ts'
import { componentCrosswalk } from './class-crosswalk.ts'

/** How many rows of each kind were new or different. All nought when the database already held the books. */
export interface LoadedBooks {
  books: number
  majors: number
  classes: number
  pairs: number
}

/**
 * Writes the shipped class books and their crosswalk, in one transaction. Running it again changes nothing. Classes are
 * never removed: components may already carry them.
 */
export async function loadBooks(db: Db): Promise<LoadedBooks> {
  const books = BOOK_IDS.map(classBook)
  return db.transaction().execute(async trx => ({
    books: await upsert(trx, 'class_books', ['id'], books.map(bookRow)),
    majors: await upsert(trx, 'class_majors', ['book_id', 'code'], books.flatMap(majorRows)),
    classes: await upsert(trx, 'classes', ['book_id', 'code'], books.flatMap(classRows)),
    pairs: await upsert(
      trx,
      'class_crosswalk',
      ['from_book_id', 'from_code', 'to_book_id', 'to_code'],
      crosswalkRows(),
    ),
  }))
}

/** Inserts rows and updates those that differ; the number of rows written. */
async function upsert(db: Db, table: string, keys: string[], rows: Record<string, unknown>[]): Promise<number> {
  const columns = Object.keys(rows[0]!)
  const values = columns.filter(column => !keys.includes(column))
  const list = (names: string[], prefix?: string) =>
    sql.join(names.map(name => sql.ref(prefix ? `${prefix}.${name}` : name)))
  const result = await sql`
    insert into ${sql.table(table)} (${list(columns)})
    select ${list(columns)} from json_populate_recordset(null::${sql.table(table)}, ${JSON.stringify(rows)}::json)
    on conflict (${list(keys)}) do update
      set ${sql.join(values.map(name => sql`${sql.ref(name)} = ${sql.ref(`excluded.${name}`)}`))}
      where (${list(values, table)}) is distinct from (${list(values, 'excluded')})
  `.execute(db)
  return Number(result.numAffectedRows)
}

const bookRow = ({ id, kind, standard, titleZh, titleEn, noteZh, noteEn }: ClassBook) => ({
  id,
  kind,
  standard,
  title_zh: titleZh,
  title_en: titleEn,
  note: `${noteZh}\n${noteEn}`,
})

const majorRows = (book: ClassBook) =>
  book.majors.map(major => ({
    book_id: book.id,
    code: major.code,
    name_zh: major.nameZh,
    name_en: major.nameEn,
    colour: major.colour,
  }))

const classRows = (book: ClassBook) =>
  book.majors.flatMap(major =>
    major.classes.map(minor => ({
      book_id: book.id,
      code: minor.code,
      name_zh: minor.nameZh,
      name_en: minor.nameEn,
      geometry_type: minor.geometryType,
      accuracy_class: minor.accuracyClass,
      origin: minor.origin,
      typical_unit: minor.typicalUnit,
      symbol: minor.symbol,
    })),
  )

function crosswalkRows() {
  const { from, to, pairs } = componentCrosswalk()
  return pairs.map(pair => ({
    from_book_id: from,
    from_code: pair.from,
    to_book_id: to,
    to_code: pair.to,
    note: pair.relation,
  }))
}
