import { type AliasedRawBuilder, type RawBuilder, type Selectable, sql } from 'kysely'
import type { ComponentsTable } from '../database/tables/register.ts'
import type { Moment } from './component-filter.ts'

export type ComponentRow = Selectable<ComponentsTable>
export type ComponentSource = AliasedRawBuilder<ComponentRow, 'c'>

export interface ComponentSources {
  published: ComponentSource
  /** Versions that have been replaced since; absent where the present is asked for. */
  replaced?: ComponentSource
}

/**
 * The register at a moment, as sources named `c` with the columns of `components`: rows published to this day, and for the
 * past also versions in `history`. A component is in at most one of them, if both are read in one statement.
 */
export function componentSources(moment: Moment): ComponentSources {
  switch (moment.kind) {
    case 'now':
      return { published: published(sql`true`) }
    case 'date':
      return {
        published: published(sql`valid_from <= ${moment.at}`),
        replaced: replaced(sql`h.valid_from <= ${moment.at} and h.valid_to > ${moment.at}`),
      }
    case 'commit':
      return {
        published: published(sql`seq <= ${moment.seq}`),
        replaced: replaced(sql`h.seq_from <= ${moment.seq} and h.seq_to > ${moment.seq}`),
      }
  }
}

const published = (condition: RawBuilder<unknown>): ComponentSource =>
  sql<ComponentRow>`(select * from components where retired_at is null and ${condition})`.as('c')

/** A version is kept as JSON by column name, its geometry beside it. What the code says is taken from the key, to be cheap. */
const replaced = (condition: RawBuilder<unknown>): ComponentSource =>
  sql<ComponentRow>`(
    select h.key collate "C" as code, h.row->>'book_id' as book_id, substr(h.key, 7, 4) as class_code,
           left(h.key, 6) as county_code, substr(h.key, 7, 2) as major_code, substr(h.key, 9, 2) as minor_code,
           right(h.key, 6)::integer as serial, h.row->>'name' as name, h.row->>'state' as state,
           h.row->>'authority_code' as authority_code, h.row->>'owner_code' as owner_code,
           h.row->>'maintainer_code' as maintainer_code, h.row->>'grid_code' as grid_code,
           h.row->>'location' as location, (h.row->>'surveyed_on')::date as surveyed_on,
           (h.row->>'changed_on')::date as changed_on, h.row->>'data_source' as data_source,
           h.row->>'accuracy_class' as accuracy_class, h.row->>'note' as note, h.row->'attributes' as attributes,
           h.geom, h.seq_from as seq, h.valid_from, null::timestamptz as retired_at
    from history h where h.layer = 'components' and h.row->>'retired_at' is null and ${condition})`.as('c')
