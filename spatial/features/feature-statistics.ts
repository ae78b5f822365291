import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../database/schema.ts'
import { DomainError } from '../domain-error.ts'
import { conditionOf, type FeatureQuery, momentOf, type SortKey } from './feature-query.ts'
import { type FeatureRow, textOf } from './feature-rows.ts'
import { sourceAt } from './feature-source.ts'
import { type Attribute, type AttributeType, attributeNamed, type FeatureType } from './feature-type.ts'
import { columnOf, isQueryable } from './queryables.ts'

export const STATISTICS = ['count', 'sum', 'min', 'max', 'avg', 'stddev', 'var'] as const
export type StatisticKind = (typeof STATISTICS)[number]

export interface Statistic {
  kind: StatisticKind
  attribute: string
  /** Under which name it is answered. */
  name: string
}

/**
 * A table over the features of a query: a row for each combination of values, with statistics of the features that have it. The
 * query's `sort` names columns of this table; the values of the groups decide last.
 */
export interface Grouping {
  groupBy: readonly string[]
  statistics: readonly Statistic[]
  offset?: number
  /** The longest table that is answered. */
  limit: number
}

export interface StatisticsTable {
  /** What the columns are. */
  attributes: readonly Attribute[]
  /** Without keys and geometries; values as text, in the order of the columns. */
  rows: FeatureRow[]
  /** More rows follow those of the limit. */
  isCut: boolean
}

interface Column {
  attribute: Attribute
  /** What is sorted by. */
  value: RawBuilder<unknown>
}

/** Refuses (`invalid-parameter`) attributes that are not there and statistics that a text has not. */
export async function featureStatistics(
  db: Db,
  type: FeatureType,
  { groupBy, statistics, sort = [], offset = 0, limit, ...query }: FeatureQuery & Grouping,
): Promise<StatisticsTable> {
  const groups = groupBy.map(name => groupColumn(type, name))
  const columns = [...groups, ...statistics.map(statistic => statisticColumn(type, statistic))]
  const texts = columns.map(
    ({ attribute, value }, index) => sql`${textOf(attribute.type, value)} as ${sql.id(`v${index}`)}`,
  )
  const grouped = groups.length > 0 ? sql`group by ${sql.join(groups.map(({ value }) => value))}` : sql``
  const order = [...sort.map(key => sortKey(columns, key)), ...groups.map(({ value }) => sql`${value} asc nulls last`)]
  const ordered = order.length > 0 ? sql`order by ${sql.join(order)}` : sql``
  const { rows } = await sql<Record<`v${number}`, string | null>>`
    select ${sql.join(texts)} from ${sourceAt(type, momentOf(query))} where ${conditionOf(type, query)}
    ${grouped} ${ordered} limit ${limit + 1} offset ${offset}`.execute(db)
  const values = rows.slice(0, limit).map(row => columns.map((_, index) => row[`v${index}`]!))
  return {
    attributes: columns.map(({ attribute }) => attribute),
    rows: values.map(row => ({ key: '', version: 0, geometry: null, values: row })),
    isCut: rows.length > limit,
  }
}

/** How many rows such a table has. */
export async function countGroups(
  db: Db,
  type: FeatureType,
  { groupBy, ...query }: FeatureQuery & { groupBy: readonly string[] },
): Promise<number> {
  const values = groupBy.map(name => groupColumn(type, name).value)
  const { rows } = await sql<{ n: number }>`
    select count(*) as n from (select distinct ${sql.join(values)} from ${sourceAt(type, momentOf(query))}
    where ${conditionOf(type, query)}) g`.execute(db)
  return rows[0]!.n
}

function groupColumn(type: FeatureType, name: string): Column {
  const attribute = attributeNamed(type, name)
  if (attribute && isQueryable(attribute)) return { attribute, value: columnOf(attribute) }
  throw new DomainError('invalid-parameter', `${type.name} cannot be grouped by "${name}".`)
}

const SQL_OF: Record<StatisticKind, (value: RawBuilder<unknown>) => RawBuilder<unknown>> = {
  count: value => sql`count(${value})`,
  sum: value => sql`sum(${value})`,
  min: value => sql`min(${value})`,
  max: value => sql`max(${value})`,
  avg: value => sql`avg(${value})`,
  stddev: value => sql`stddev_samp(${value})`,
  var: value => sql`var_samp(${value})`,
}

const NUMBERS: readonly AttributeType[] = ['integer', 'number']

function statisticColumn(type: FeatureType, { kind, attribute: name, name: as }: Statistic): Column {
  const attribute = attributeNamed(type, name)
  const hasOrder = kind === 'count' || kind === 'min' || kind === 'max'
  if (!attribute || !isQueryable(attribute) || !(hasOrder || NUMBERS.includes(attribute.type)))
    throw new DomainError('invalid-parameter', `${type.name} has no ${kind} of "${name}".`)
  return {
    attribute: { name: as, column: as, type: typeOf(kind, attribute), titleZh: as, titleEn: as },
    value: SQL_OF[kind](columnOf(attribute)),
  }
}

function typeOf(kind: StatisticKind, { type }: Attribute): AttributeType {
  if (kind === 'count') return 'integer'
  return kind === 'min' || kind === 'max' ? type : 'number'
}

function sortKey(columns: readonly Column[], { attribute: name, isDescending }: SortKey): RawBuilder<unknown> {
  const column = columns.find(({ attribute }) => attribute.name === name)
  if (!column) throw new DomainError('invalid-parameter', `The table has no column "${name}" to be sorted by.`)
  return isDescending ? sql`${column.value} desc nulls last` : sql`${column.value} asc nulls last`
}
