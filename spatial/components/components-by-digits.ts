import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { type LonLat, lonLatOf, metersFrom, pointOn } from '../database/postgis.ts'
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
}

const CODE_DIGITS = 16
const SERIAL_DIGITS = 6
/** A county and the first digit of a class: less fits most of the register. */
const SHORTEST_PREFIX = 7
/** A serial of one or two digits is more likely something else. */
const SHORTEST_SERIAL = 3

/**
 * Components by what people type of a code: all 16 digits, the beginning from 7 digits on, class and serial without the county
 * (0102004188), or the serial alone as painted on a cover, with or without its zeros. Nearest first when `near` is given.
 */
export async function componentsByDigits(
  db: Db,
  digits: string,
  { classCodes, near, limit, sight }: DigitsRequest,
): Promise<FoundComponent[]> {
  const condition = classCodes ? codesOf(classCodes, digits) : conditionOn(digits)
  if (!condition) return []
  const geom = sql.ref<GeometryValue>('c.geom')
  return db
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
    .where(condition)
    .$if(sight !== undefined, query => query.where(seenBy(sight!)))
    .$if(near !== undefined, query => query.orderBy(metersFrom(geom, near!)))
    .orderBy('c.code')
    .limit(limit)
    .execute()
}

function conditionOn(digits: string): RawBuilder<SqlBool> | undefined {
  if (digits.length === CODE_DIGITS) return sql`c.code = ${digits}`
  if (digits.length > CODE_DIGITS || digits.length < SHORTEST_SERIAL) return undefined
  if (digits.length <= SERIAL_DIGITS) return sql`c.serial = ${Number(digits)}`
  const beginning = sql<SqlBool>`(c.code >= ${digits} and c.code < ${nextOf(digits)})`
  if (digits.length !== CODE_DIGITS - SERIAL_DIGITS || digits.length < SHORTEST_PREFIX) return beginning
  return sql`(${beginning} or ${codesOf([digits.slice(0, 4)], digits.slice(4))})`
}

const nextOf = (digits: string): string => String(Number(digits) + 1).padStart(digits.length, '0')

/** The codes that the serial has in each county of the city. */
function codesOf(classCodes: string[], serial: string): RawBuilder<SqlBool> | undefined {
  if (serial.length > SERIAL_DIGITS) return undefined
  return sql`c.code in (
    select a.code || class || ${serial.padStart(SERIAL_DIGITS, '0')}
    from areas a, unnest(${classCodes}::text[]) class where a.kind = 'district')`
}
