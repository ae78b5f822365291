import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { type LonLat, lonLatOf, metersFrom, pointOn } from '../database/postgis.ts'
import { PREPARED } from '../database/prepared.ts'
import type { Db, GeometryValue } from '../database/schema.ts'
import { type ComponentSight, seenBy } from './component-sight.ts'

export interface FoundComponent {
  code: string
  classCode: string
  name: string
  nameEn: string
  gridCode: string
  location: string | null
  position: [lon: number, lat: number]
}

export interface DigitsRequest {
  /** Classes that were named beside the digits, four digits each. */
  classCodes?: string[]
  near?: LonLat
  limit: number
  /** What the reader sees; all of it when absent. */
  sight?: ComponentSight
  findCodes?: CodeFinder | undefined
}

/** Codes that are meant: those that begin so, or those with a serial, of some classes or of any. */
export type CodeSpan = { beginning: string } | { serial: number; classCodes?: readonly string[] }

export interface CodeQuestion {
  /** Any one of them. */
  spans: readonly CodeSpan[]
  near?: LonLat | undefined
  limit: number
}

/** Finds codes without the database: the nearest first, else ascending. */
export type CodeFinder = (question: CodeQuestion) => string[]

/**
 * Components by what people type of a code: all 16 digits, the beginning from 7 digits on, class and serial without the county
 * (0102004188), or the serial alone as painted on a cover, with or without its zeros. Nearest first when `near` is given.
 */
export async function componentsByDigits(
  db: Db,
  digits: string,
  { classCodes, near, limit, sight, findCodes }: DigitsRequest,
): Promise<FoundComponent[]> {
  const spans = classCodes ? serialOf(classCodes, digits) : spansOf(digits)
  if (spans.length === 0) return []
  if (findCodes && !sight) return foundComponents(db, findCodes({ spans, near, limit }))
  return selected(db)
    .where(either(spans.map(conditionOn)))
    .$if(sight !== undefined, query => query.where(seenBy(sight!)))
    .$if(near !== undefined, query => query.orderBy(metersFrom(geom, near!)))
    .orderBy('c.code')
    .limit(limit)
    .execute()
}

const geom = sql.ref<GeometryValue>('c.geom')

const selected = (db: Db) =>
  db
    .selectFrom('components as c')
    .innerJoin('classes as k', join => join.onRef('k.book_id', '=', 'c.book_id').onRef('k.code', '=', 'c.class_code'))
    .select([
      'c.code',
      'c.class_code as classCode',
      'c.name',
      'k.name_en as nameEn',
      'c.grid_code as gridCode',
      'c.location',
    ])
    .select(lonLatOf(pointOn(geom)).as('position'))
    .where('c.retired_at', 'is', null)

/** In the order of the codes. */
async function foundComponents(db: Db, codes: readonly string[]): Promise<FoundComponent[]> {
  if (codes.length === 0) return []
  const found = await selected(db).modifyFront(PREPARED).where(sql<SqlBool>`c.code = any(${codes}::text[])`).execute()
  return found.toSorted((a, b) => codes.indexOf(a.code) - codes.indexOf(b.code))
}

const CODE_DIGITS = 16
const SERIAL_DIGITS = 6
const CLASS_DIGITS = 4
/** A serial of one or two digits is more likely something else. */
const SHORTEST_SERIAL = 3

function spansOf(digits: string): CodeSpan[] {
  if (digits.length > CODE_DIGITS || digits.length < SHORTEST_SERIAL) return []
  if (digits.length <= SERIAL_DIGITS) return [{ serial: Number(digits) }]
  if (digits.length !== CLASS_DIGITS + SERIAL_DIGITS) return [{ beginning: digits }]
  return [{ beginning: digits }, ...serialOf([digits.slice(0, CLASS_DIGITS)], digits.slice(CLASS_DIGITS))]
}

const serialOf = (classCodes: readonly string[], serial: string): CodeSpan[] =>
  serial.length > SERIAL_DIGITS ? [] : [{ serial: Number(serial), classCodes }]

function conditionOn(span: CodeSpan): RawBuilder<SqlBool> {
  if ('beginning' in span) return beginsWith(span.beginning)
  if (!span.classCodes) return sql`c.serial = ${span.serial}`
  return sql`c.code in (
    select a.code || class || ${String(span.serial).padStart(SERIAL_DIGITS, '0')}
    from areas a, unnest(${span.classCodes}::text[]) class where a.kind = 'district')`
}

const beginsWith = (digits: string): RawBuilder<SqlBool> =>
  digits.length === CODE_DIGITS ? sql`c.code = ${digits}` : sql`(c.code >= ${digits} and c.code < ${nextOf(digits)})`

const nextOf = (digits: string): string => String(Number(digits) + 1).padStart(digits.length, '0')

const either = (conditions: RawBuilder<SqlBool>[]): RawBuilder<SqlBool> =>
  sql<SqlBool>`(${sql.join(conditions, sql` or `)})`
