import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { metersPerDegree } from '../geometry/meters-per-degree.ts'
import { type Context, requireType } from './compiled.ts'
import { filterProblem } from './filter-problem.ts'
import type { FilterNode } from './filter-tree.ts'
import { shape } from './relation-sql.ts'

/** Half way round the earth: no two places are further apart. */
const MAX_METERS = 20_037_508
/** No city lies further from the equator; a degree of longitude has half its length there. */
const FURTHEST_LATITUDE = 60
/** The sieve may be a little too large, never too small. */
const MARGIN = 1.001

/** Whether two geometries are at most so many metres apart, on the ellipsoid. A box in degrees is the sieve, which the index answers. */
export function withinDistance(
  context: Context,
  left: FilterNode,
  right: FilterNode,
  distance: FilterNode,
): RawBuilder<SqlBool> {
  if (distance.kind !== 'literal' || typeof distance.value !== 'number' || !(distance.value >= 0))
    throw filterProblem('A distance is a number of metres, not negative.')
  const meters = Math.min(distance.value, MAX_METERS)
  const [a, b] = [operand(context, left), operand(context, right)]
  const degree = metersPerDegree(FURTHEST_LATITUDE)
  const reach = sql`ST_Expand(${b}, ${(meters * MARGIN) / degree.lon}::float8, ${(meters * MARGIN) / metersPerDegree(0).lat}::float8)`
  return sql<SqlBool>`(${a} && ${reach} and ST_DWithin(${a}::geography, ${b}::geography, ${meters}::float8))`
}

/** Whether the boxes around two geometries share a point; what lies in the boxes does not count. */
export const envelopesIntersect = (context: Context, left: FilterNode, right: FilterNode): RawBuilder<SqlBool> =>
  sql<SqlBool>`${operand(context, left)} && ${operand(context, right)}`

function operand(context: Context, node: FilterNode | undefined): RawBuilder<unknown> {
  if (!node) throw filterProblem('A spatial relation takes two geometries.')
  requireType(context.compile(node).type, ['geometry'], 'An operand of a spatial relation')
  return shape(context, node)
}
