import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../database/schema.ts'
import { componentConditions } from './component-conditions.ts'
import { type ComponentFilter, type Moment, NOW } from './component-filter.ts'
import { componentSources } from './component-source.ts'

export const COUNT_DIMENSIONS = ['class', 'major', 'state', 'unit', 'grid', 'street', 'community', 'district'] as const
export type CountDimension = (typeof COUNT_DIMENSIONS)[number]

export interface ComponentCount {
  /** A code of the dimension; null where a component has none, such as a maintaining unit. */
  key: string | null
  count: number
}

/** Administrative areas are the beginning of the grid's code. */
const KEYS: Record<CountDimension, RawBuilder<string | null>> = {
  class: sql`c.class_code`,
  major: sql`left(c.class_code, 2)`,
  state: sql`c.state`,
  unit: sql`c.maintainer_code`,
  grid: sql`c.grid_code`,
  street: sql`left(c.grid_code, 9)`,
  community: sql`left(c.grid_code, 12)`,
  district: sql`left(c.grid_code, 6)`,
}

export interface CountsQuestion {
  by: CountDimension
  filter?: ComponentFilter
  moment?: Moment
}

/** How many components fit, by one dimension, in the order of its codes. Keys without components are not listed. */
export async function componentCounts(
  db: Db,
  { by, filter = {}, moment = NOW }: CountsQuestion,
): Promise<ComponentCount[]> {
  const { published, replaced } = componentSources(moment)
  const keysOf = (source: typeof published) =>
    db
      .selectFrom(source)
      .select(KEYS[by].as('key'))
      .where(eb => eb.and(componentConditions(filter)))
  const keys = replaced ? keysOf(published).unionAll(keysOf(replaced)) : keysOf(published)
  return db
    .selectFrom(keys.as('k'))
    .select(['k.key', sql<number>`count(*)`.as('count')])
    .groupBy('k.key')
    .orderBy(sql`k.key collate "C" nulls last`)
    .execute()
}
