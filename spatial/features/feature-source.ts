import { type RawBuilder, sql } from 'kysely'
import type { FeatureType } from './feature-type.ts'
import type { FeatureMoment } from './moment.ts'

/**
 * The table of a type at a moment, as a source named `f` with the columns of the table. Rows published to this day are read
 * from the table, what has been replaced since from history; a feature stands in the source once.
 */
export function sourceAt(type: FeatureType, moment: FeatureMoment): RawBuilder<unknown> {
  const table = sql.table(type.table)
  if (moment.kind === 'now') return sql`(select * from ${table} where retired_at is null) f`
  const both = sql`select ${columnsOf(type)} from ${table} f where ${publishedAt(moment)}
    union all ${replacedVersions(type, moment)}`
  // over an interval a feature may have had several versions: the last one counts
  if (moment.kind === 'interval')
    return sql`(select distinct on (${sql.ref(type.key)}) * from (${both}) versions
      order by ${sql.ref(type.key)}, seq desc) f`
  return sql`(${both}) f`
}

/** Versions of the moment that have been replaced or retired since, of these keys only when given. */
export function replacedVersions(
  type: FeatureType,
  moment: FeatureMoment,
  keys?: readonly string[],
): RawBuilder<unknown> {
  const among = keys ? sql`and h.key = any(${[...keys]}::text[])` : sql``
  return sql`select ${historyColumnsOf(type)}
    from history h cross join lateral jsonb_populate_record(null::${sql.table(type.table)}, h.row) f
    where h.layer = ${type.table} and f.retired_at is null and ${replacedAt(moment)} ${among}`
}

/** Versions in history that fit a condition on `h`, as a source named `f`. */
export const versionsReplaced = (type: FeatureType, condition: RawBuilder<unknown>): RawBuilder<unknown> =>
  sql`(select ${historyColumnsOf(type)}
    from history h cross join lateral jsonb_populate_record(null::${sql.table(type.table)}, h.row) f
    where h.layer = ${type.table} and ${condition}) f`

/** The table's rows that belong to the moment, on a source named `f`. */
export function publishedAt(moment: FeatureMoment): RawBuilder<unknown> {
  switch (moment.kind) {
    case 'now':
      return sql`f.retired_at is null`
    case 'commit':
      return sql`f.retired_at is null and f.seq <= ${moment.seq}`
    case 'instant':
      return sql`f.retired_at is null and f.valid_from <= ${moment.at}::timestamptz`
    case 'interval':
      return moment.to === null
        ? sql`f.retired_at is null`
        : sql`f.retired_at is null and f.valid_from <= ${moment.to}::timestamptz`
  }
}

function replacedAt(moment: FeatureMoment): RawBuilder<unknown> {
  switch (moment.kind) {
    case 'now':
      return sql`false`
    case 'commit':
      return sql`h.seq_from <= ${moment.seq} and h.seq_to > ${moment.seq}`
    case 'instant':
      return sql`h.valid_from <= ${moment.at}::timestamptz and h.valid_to > ${moment.at}::timestamptz`
    case 'interval': {
      const begun = moment.to === null ? sql`true` : sql`h.valid_from <= ${moment.to}::timestamptz`
      return moment.from === null ? begun : sql`${begun} and h.valid_to > ${moment.from}::timestamptz`
    }
  }
}

/** Every column of the table that a query can need, each once. */
const columnNames = (type: FeatureType): string[] => [
  ...new Set([type.key, ...(type.conditionColumns ?? []), ...type.attributes.map(({ column }) => column)]),
]

const columnsOf = (type: FeatureType): RawBuilder<unknown> =>
  sql.join([...columnNames(type), 'geom'].map(column => sql.ref(`f.${column}`)))

/** A version is kept as JSON by column name, with its geometry, commit and time beside it. */
const historyColumnsOf = (type: FeatureType): RawBuilder<unknown> =>
  sql.join([...columnNames(type).map(column => FROM_HISTORY[column] ?? sql`${sql.ref(`f.${column}`)}`), sql`h.geom`])

const FROM_HISTORY: Record<string, RawBuilder<unknown>> = {
  seq: sql`h.seq_from as seq`,
  valid_from: sql`h.valid_from as valid_from`,
}
