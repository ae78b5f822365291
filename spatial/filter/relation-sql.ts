import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { type Context, requireType } from './compiled.ts'
import { filterProblem } from './filter-problem.ts'
import type { FilterNode } from './filter-tree.ts'
import type { ArrayRelation, SpatialRelation, TemporalRelation } from './operators.ts'
import { asInstant } from './scalar-sql.ts'
import { type Instant, type Span, TEMPORAL_SQL } from './temporal-relations.ts'

const SPATIAL_SQL: Record<SpatialRelation, string> = {
  s_contains: 'ST_Contains',
  s_crosses: 'ST_Crosses',
  s_disjoint: 'ST_Disjoint',
  s_equals: 'ST_Equals',
  s_intersects: 'ST_Intersects',
  s_overlaps: 'ST_Overlaps',
  s_touches: 'ST_Touches',
  s_within: 'ST_Within',
}

export function spatialRelation(
  context: Context,
  op: SpatialRelation,
  left: FilterNode,
  right: FilterNode,
): RawBuilder<SqlBool> {
  return sql<SqlBool>`${sql.raw(SPATIAL_SQL[op])}(${shape(context, left)}, ${shape(context, right)})`
}

/**
 * A constant drawn across itself is mended first: an invalid operand makes GEOS fail. Of an area the areas are kept: one that
 * collapses to a line encloses nothing, and GEOS would not say the same of it for every feature.
 */
export function shape(context: Context, node: FilterNode): RawBuilder<unknown> {
  const { type, sql: value } = context.compile(node)
  requireType(type, ['geometry'], 'An operand of a spatial relation')
  if (node.kind !== 'geometry') return value
  if (node.geometry.type.endsWith('Polygon')) return sql`ST_CollectionExtract(ST_MakeValid(${value}), 3)`
  return node.geometry.type === 'GeometryCollection' ? sql`ST_MakeValid(${value})` : value
}

export function temporalRelation(
  context: Context,
  op: TemporalRelation,
  left: FilterNode,
  right: FilterNode,
): RawBuilder<SqlBool> {
  return TEMPORAL_SQL[op](span(context, left), span(context, right))
}

function span(context: Context, node: FilterNode): Span {
  if (node.kind !== 'interval') {
    const instant = instantOf(context, node)
    return { from: instant, to: instant }
  }
  return {
    from: node.from ? instantOf(context, node.from) : sql`'-infinity'::timestamptz`,
    to: node.to ? instantOf(context, node.to) : sql`'infinity'::timestamptz`,
  }
}

function instantOf(context: Context, node: FilterNode): Instant {
  const compiled = context.compile(node)
  requireType(compiled.type, ['date', 'timestamp'], 'An operand of a temporal relation')
  return compiled.type === 'timestamp' ? compiled.sql : asInstant(compiled).sql
}

const ARRAY_SQL: Record<ArrayRelation, string> = {
  a_containedBy: '<@',
  a_contains: '@>',
  a_equals: '=',
  a_overlaps: '&&',
}

export function arrayRelation(
  context: Context,
  op: ArrayRelation,
  left: FilterNode,
  right: FilterNode,
): RawBuilder<SqlBool> {
  return sql<SqlBool>`${texts(context, left)} ${sql.raw(ARRAY_SQL[op])} ${texts(context, right)}`
}

function texts(context: Context, node: FilterNode): RawBuilder<unknown> {
  if (node.kind === 'property') {
    const { type, sql: value } = context.compile(node)
    requireType(type, ['textArray'], `The property ${node.name}`)
    return value
  }
  // In text an array of one looks like a value in parentheses.
  const items = node.kind === 'list' ? node.items : [node]
  const values = items.map(item => {
    if (item.kind === 'literal') return String(item.value)
    throw filterProblem('An array here holds plain values only.')
  })
  return sql`${values}::text[]`
}
