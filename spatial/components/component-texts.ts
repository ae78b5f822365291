import { sql } from 'kysely'
import { PREPARED } from '../database/prepared.ts'
import type { Db } from '../database/schema.ts'
import { featuresSeen } from './component-record.ts'

/** A published component as the text of a GeoJSON feature, which ends with the end of its properties: `}}`. */
export interface ComponentText {
  code: string
  /** Number of the commit that published it. */
  version: number
  feature: string
}

const { columns } = featuresSeen()

/** The present components of these codes, whole, in no order; those that are not there are left out. */
export async function componentTexts(db: Db, codes: readonly string[]): Promise<ComponentText[]> {
  const { rows } = await sql<ComponentText>`select ${PREPARED} ${columns}, c.seq as version
    from components c where c.code = any(${codes}::text[]) and c.retired_at is null`.execute(db)
  return rows
}
