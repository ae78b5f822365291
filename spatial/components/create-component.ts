import { classOfComponentCode, formatComponentCode, parseComponentCode } from '../catalogue/codes/component-code.ts'
import { commit } from '../database/commit.ts'
import { fromGeoJson } from '../database/postgis.ts'
import type { Db } from '../database/schema.ts'
import { DomainError } from '../domain-error.ts'
import { requireClass, requireDates, requireGeometry, requireGrid, requireUnits } from './component-checks.ts'
import { commitOptions, type NewComponent, type Writing } from './component-draft.ts'
import { columnValues } from './component-values.ts'
import { requireWritable } from './write-rights.ts'

/**
 * Publishes a new component under one commit and answers its code and version. Refuses with: code-not-valid, code-taken,
 * code-county-mismatch, class-not-in-book, geometry-type-not-allowed, geometry-not-valid, outside-city, unit-unknown,
 * date-not-valid, serials-exhausted, not-permitted.
 */
export async function createComponent(
  db: Db,
  component: NewComponent,
  writing: Writing,
): Promise<{ code: string; version: number }> {
  const { seq, result: code } = await commit(db, commitOptions(writing), trx =>
    insertComponent(trx, component, writing),
  )
  return { code, version: seq }
}

/** The same within a commit that has begun. */
export async function insertComponent(trx: Db, component: NewComponent, { reader, today }: Writing): Promise<string> {
  const classCode = requireClassCode(component)
  requireDates(component, today)
  const booked = await requireClass(trx, classCode)
  await requireGeometry(trx, component.geometry, booked)
  const grid = await requireGrid(trx, component.geometry)
  await requireUnits(trx, component)
  const code = component.code
    ? await requireFreeCode(trx, component.code, grid.county)
    : await nextCode(trx, grid.county, classCode)
  const { name = booked.nameZh, state, accuracyClass = booked.accuracyClass, geometry, ...rest } = component
  await trx
    .insertInto('components')
    .values({
      ...columnValues({ ...rest, accuracyClass }),
      code,
      book_id: booked.bookId,
      name,
      state,
      grid_code: grid.code,
      geom: fromGeoJson(geometry),
    })
    .execute()
  await requireWritable(trx, code, { reader, fields: Object.keys(component) })
  return code
}

/** A copy carries the code of its original: without a code that is taken it is a new component of the same class. */
export async function withoutTakenCode(db: Db, component: NewComponent): Promise<NewComponent> {
  const { code, ...rest } = component
  if (code === undefined || !(await isTaken(db, code))) return component
  return { ...rest, classCode: requireClassCode(component) }
}

async function isTaken(db: Db, code: string): Promise<boolean> {
  const taken = await db.selectFrom('components').select('code').where('code', '=', code).executeTakeFirst()
  return taken !== undefined
}

/** The code says the class; a class beside it must be the same. */
function requireClassCode({ code, classCode }: NewComponent): string {
  if (code === undefined) return classCode!
  const parsed = parseComponentCode(code)
  if (!parsed.ok) throw new DomainError('code-not-valid', `${parsed.found}: expected ${parsed.expected}.`)
  const inCode = classOfComponentCode(parsed.value)
  if (classCode !== undefined && classCode !== inCode)
    throw new DomainError('code-not-valid', `${code} is a code of class ${inCode}, not ${classCode}.`)
  return inCode
}

/** Codes of retired components are taken for ever. */
async function requireFreeCode(db: Db, code: string, county: string): Promise<string> {
  if (!code.startsWith(county))
    throw new DomainError(
      'code-county-mismatch',
      `${code} is a code of county ${code.slice(0, 6)}; the place is in ${county}.`,
    )
  if (await isTaken(db, code)) throw new DomainError('code-taken', `${code} is or was the code of another component.`)
  return code
}

const LAST_SERIAL = 999_999

/** Within a commit nobody else publishes, so the highest serial plus one is free. */
async function nextCode(db: Db, county: string, classCode: string): Promise<string> {
  const codeOf = (serial: number) =>
    formatComponentCode({ county, major: classCode.slice(0, 2), minor: classCode.slice(2), serial })
  const { last } = await db
    .selectFrom('components')
    .select(eb => eb.fn.max('code').as('last'))
    .where('code', '>=', codeOf(1))
    .where('code', '<=', codeOf(LAST_SERIAL))
    .executeTakeFirstOrThrow()
  const serial = last ? Number(last.slice(10)) + 1 : 1
  if (serial > LAST_SERIAL)
    throw new DomainError(
      'serials-exhausted',
      `County ${county} has used all ${LAST_SERIAL} serials of class ${classCode}.`,
    )
  return codeOf(serial)
}
