import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { type Compiled, type Context, requireType } from './compiled.ts'
import { envelopesIntersect, withinDistance } from './distance-sql.ts'
import { filterProblem } from './filter-problem.ts'
import type { FilterNode } from './filter-tree.ts'
import { ARITHMETIC, ARRAY_RELATIONS, COMPARISONS, SPATIAL_RELATIONS, TEMPORAL_RELATIONS } from './operators.ts'
import type { Queryables } from './queryable.ts'
import { arrayRelation, spatialRelation, temporalRelation } from './relation-sql.ts'
import { arithmetic, comparison, inList, like, likeable } from './scalar-sql.ts'

/**
 * Turns a filter into one SQL condition; every value in it is a parameter. Throws DomainError `invalid-filter` when it
 * names an unknown property or function, or joins types that do not fit. Geometries must be EPSG:4490, longitude first.
 */
export function filterToSql(filter: FilterNode, queryables: Queryables): RawBuilder<SqlBool> {
  return condition(filter, { queryables, compile: node => compile(node, queryables) })
}

function compile(node: FilterNode, queryables: Queryables): Compiled {
  const context: Context = { queryables, compile: inner => compile(inner, queryables) }
  switch (node.kind) {
    case 'property':
      return propertyNamed(node.name, queryables)
    case 'literal':
      return literalSql(node.value)
    case 'date':
      return { type: 'date', sql: sql`${node.value}::date` }
    case 'timestamp':
      return { type: 'timestamp', sql: sql`${node.value}::timestamptz` }
    case 'geometry':
      return { type: 'geometry', sql: sql`ST_SetSRID(ST_GeomFromGeoJSON(${JSON.stringify(node.geometry)}), 4490)` }
    case 'bbox':
      return { type: 'geometry', sql: boxSql(node.bbox) }
    case 'call':
      return callSql(node.op, node.args, context)
    default:
      throw filterProblem(`An ${node.kind === 'list' ? 'array' : 'interval'} cannot stand here.`)
  }
}

function propertyNamed(name: string, queryables: Queryables): Compiled {
  const found = queryables.get(name)
  if (found) return found
  throw filterProblem(`There is no property "${name}"; there are ${[...queryables.keys()].join(', ')}.`)
}

function literalSql(value: string | number | boolean): Compiled {
  if (typeof value === 'string') return { type: 'text', sql: sql`${value}::text` }
  if (typeof value === 'boolean') return { type: 'boolean', sql: value ? sql`true` : sql`false` }
  return { type: 'number', sql: sql`${value}::float8` }
}

function boxSql(bbox: number[]): RawBuilder<unknown> {
  const half = bbox.length / 2
  const [minX, minY, maxX, maxY] = [bbox[0], bbox[1], bbox[half], bbox[half + 1]]
  return sql`ST_MakeEnvelope(${minX}::float8, ${minY}::float8, ${maxX}::float8, ${maxY}::float8, 4490)`
}

const among = <Op extends string>(ops: readonly Op[], op: string): op is Op => (ops as readonly string[]).includes(op)
const isTrue = (condition: RawBuilder<SqlBool>): Compiled => ({ type: 'boolean', sql: condition })

function callSql(op: string, args: FilterNode[], context: Context): Compiled {
  const [first, second, third] = args as [FilterNode, FilterNode, FilterNode]
  if (op === 'and' || op === 'or') return isTrue(joined(op, args, context))
  if (op === 'not') return isTrue(sql`not (${condition(first, context)})`)
  if (op === 'isNull') return isTrue(sql`${context.compile(first).sql} is null`)
  if (op === 'like') return isTrue(like(context, first, second))
  if (op === 'in') return isTrue(inList(context, first, second))
  if (op === 'between')
    return isTrue(sql`(${comparison(context, '>=', first, second)} and ${comparison(context, '<=', first, third)})`)
  if (op === 'casei' || op === 'accenti' || op === 'upper') return likeable(context, op, first)
  if (op === 's_dwithin') return isTrue(withinDistance(context, first, second, third))
  if (op === 's_envelopesIntersect') return isTrue(envelopesIntersect(context, first, second))
  if (among(COMPARISONS, op)) return isTrue(comparison(context, op, first, second))
  if (among(ARITHMETIC, op)) return arithmetic(context, op, first, second)
  if (among(SPATIAL_RELATIONS, op)) return isTrue(spatialRelation(context, op, first, second))
  if (among(TEMPORAL_RELATIONS, op)) return isTrue(temporalRelation(context, op, first, second))
  if (among(ARRAY_RELATIONS, op)) return isTrue(arrayRelation(context, op, first, second))
  throw filterProblem(`There is no function "${op}".`)
}

const joined = (op: 'and' | 'or', args: FilterNode[], context: Context): RawBuilder<SqlBool> =>
  sql`(${sql.join(
    args.map(argument => condition(argument, context)),
    op === 'and' ? sql` and ` : sql` or `,
  )})`

function condition(node: FilterNode, context: Context): RawBuilder<SqlBool> {
  const compiled = context.compile(node)
  requireType(compiled.type, ['boolean'], 'A condition')
  return compiled.sql as RawBuilder<SqlBool>
}
