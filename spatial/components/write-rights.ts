import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { narrowed, narrowedToWrite, sightSignature } from '../access/narrowed.ts'
import type { Reader } from '../access/reader.ts'
import type { Db } from '../database/schema.ts'
import { DomainError } from '../domain-error.ts'
import type { FeatureType } from '../features/feature-type.ts'
import { COMPONENT_TYPES } from '../features/types/component-types.ts'

/** Refuses (`component-not-found`) a component that the writer does not see: to them it is not there. */
export async function requireSeen(db: Db, code: string, reader: Reader): Promise<void> {
  if (sightSignature(reader.grants) === '') return
  if (await typeHolding(db, code, type => narrowed(type, reader))) return
  throw new DomainError('component-not-found', `There is no component ${code}.`)
}

/**
 * Refuses (`not-permitted`) to write a component as it stands in this transaction, or one of the fields. Asked before a change
 * and after it: nobody moves a component into or out of the area that they are given.
 */
export async function requireWritable(
  db: Db,
  code: string,
  { reader, fields = [] }: { reader: Reader; fields?: readonly string[] },
): Promise<void> {
  if (sightSignature(reader.grants) === '') return
  const type = await typeHolding(db, code, one => narrowedToWrite(one, reader))
  if (!type) throw new DomainError('not-permitted', 'You may not write components of this kind in this place.')
  const hidden = fields.find(field => field !== 'geometry' && !type.attributes.some(({ name }) => name === field))
  if (hidden) throw new DomainError('not-permitted', `You may not write ${hidden}.`)
}

/** The component type, as the reader is given it, that the row of this code belongs to. */
async function typeHolding(
  db: Db,
  code: string,
  given: (type: FeatureType) => FeatureType | undefined,
): Promise<FeatureType | undefined> {
  const types = COMPONENT_TYPES.flatMap(type => given(type) ?? [])
  const cases = types.map(
    ({ condition }, index) => sql`when ${condition as RawBuilder<SqlBool>} then ${sql.lit(index)}`,
  )
  if (cases.length === 0) return undefined
  const { rows } = await sql<{ index: number | null }>`
    select case ${sql.join(cases, sql` `)} end as index from components f where f.code = ${code}`.execute(db)
  const index = rows[0]?.index
  return index === null || index === undefined ? undefined : types[index]
}
