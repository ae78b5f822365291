import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { TemporalRelation } from './operators.ts'

export type Instant = RawBuilder<unknown>

/** A span of time; an instant is a span whose ends are the same. */
export interface Span {
  from: Instant
  to: Instant
}

/**
 * How two spans relate, by Allen's algebra as CQL2 (OGC 21-065r2, clause 7.9) names its cases. Comparing open ends with
 * PostgreSQL's infinite timestamps needs no case of its own.
 */
export const TEMPORAL_SQL: Record<TemporalRelation, (a: Span, b: Span) => RawBuilder<SqlBool>> = {
  t_after: (a, b) => sql`${a.from} > ${b.to}`,
  t_before: (a, b) => sql`${a.to} < ${b.from}`,
  t_contains: (a, b) => sql`(${a.from} < ${b.from} and ${a.to} > ${b.to})`,
  t_disjoint: (a, b) => sql`(${a.to} < ${b.from} or ${a.from} > ${b.to})`,
  t_during: (a, b) => sql`(${a.from} > ${b.from} and ${a.to} < ${b.to})`,
  t_equals: (a, b) => sql`(${a.from} = ${b.from} and ${a.to} = ${b.to})`,
  t_finishedBy: (a, b) => sql`(${a.from} < ${b.from} and ${a.to} = ${b.to})`,
  t_finishes: (a, b) => sql`(${a.from} > ${b.from} and ${a.to} = ${b.to})`,
  t_intersects: (a, b) => sql`(${a.from} <= ${b.to} and ${a.to} >= ${b.from})`,
  t_meets: (a, b) => sql`${a.to} = ${b.from}`,
  t_metBy: (a, b) => sql`${a.from} = ${b.to}`,
  t_overlappedBy: (a, b) => sql`(${a.from} > ${b.from} and ${a.from} < ${b.to} and ${a.to} > ${b.to})`,
  t_overlaps: (a, b) => sql`(${a.from} < ${b.from} and ${a.to} > ${b.from} and ${a.to} < ${b.to})`,
  t_startedBy: (a, b) => sql`(${a.from} = ${b.from} and ${a.to} > ${b.to})`,
  t_starts: (a, b) => sql`(${a.from} = ${b.from} and ${a.to} < ${b.to})`,
}
