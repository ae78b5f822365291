import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Completeness } from './dataset.ts'

/** For datasets that are delivered as a whole: a declaration without area and class speaks of every row. */
export const wholeTable = (declared: Completeness): RawBuilder<SqlBool> | undefined =>
  declared.area === undefined && declared.class === undefined ? sql<SqlBool>`true` : undefined
