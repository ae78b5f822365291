import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { GeometryValue } from '../database/schema.ts'
import { DomainError } from '../domain-error.ts'
import type { FilterNode } from '../filter/filter-tree.ts'
import { filterToSql } from '../filter/to-sql.ts'
import type { FeatureType } from './feature-type.ts'
import { type FeatureMoment, NOW } from './moment.ts'
import { queryablesOf } from './queryables.ts'

export interface SortKey {
  attribute: string
  isDescending: boolean
}

/** Which features of a type, and in which order. Without `sort` by key; the key always decides last. */
export interface FeatureQuery {
  /** Geometries in it are EPSG:4490, longitude first. A box is a filter too. */
  filter?: FilterNode
  ids?: readonly string[]
  sort?: readonly SortKey[]
  moment?: FeatureMoment
}

export const momentOf = ({ moment }: FeatureQuery): FeatureMoment => moment ?? NOW

/** Two queries with the same signature have the same answer at the same commit. */
export const signatureOf = (type: FeatureType, query: FeatureQuery): string =>
  JSON.stringify([type.name, type.sight, query.filter, query.ids, query.sort, momentOf(query)])

/** Everything that must hold, on a source named `f`. Refuses (`invalid-filter`) what the type cannot answer. */
export function conditionOf(type: FeatureType, { filter, ids }: FeatureQuery): RawBuilder<SqlBool> {
  const conditions: RawBuilder<SqlBool>[] = []
  if (type.condition) conditions.push(type.condition)
  if (ids) conditions.push(sql`${keyOf(type)} = any(${[...ids]}::text[])`)
  if (filter) conditions.push(filterToSql(filter, queryablesOf(type)))
  return conditions.length > 0 ? sql<SqlBool>`(${sql.join(conditions, sql` and `)})` : sql<SqlBool>`true`
}

/** Refuses (`invalid-parameter`) an attribute that cannot be sorted by. */
export function orderOf(type: FeatureType, sort: readonly SortKey[] = []): RawBuilder<unknown> {
  const keys = sort.map(({ attribute, isDescending }) => {
    const queryable = queryablesOf(type).get(attribute)
    if (!isSortable(type, attribute) || !queryable)
      throw new DomainError('invalid-parameter', `${attribute} is no attribute that ${type.name} can be sorted by.`)
    return isDescending ? sql`${queryable.sql} desc nulls last` : sql`${queryable.sql} asc nulls last`
  })
  return sql.join([...keys, keyOf(type)])
}

const UNSORTABLE = ['geometry', 'textArray', 'json']

export const isSortable = (type: FeatureType, name: string): boolean =>
  type.attributes.some(attribute => attribute.name === name && !UNSORTABLE.includes(attribute.type))

export const keyOf = (type: FeatureType): RawBuilder<string> => sql<string>`${sql.ref(`f.${type.key}`)}`

export const geomOf = sql.ref<GeometryValue>('f.geom')
