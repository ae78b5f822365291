import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { layerSight, sightSignature } from '../access/narrowed.ts'
import { inAnyPart, type PartOfSight } from '../access/part-of-sight.ts'
import type { Reader } from '../access/reader.ts'
import { DomainError } from '../domain-error.ts'
import type { FeatureType } from '../features/feature-type.ts'
import { COMPONENT_TYPES } from '../features/types/component-types.ts'

/** What a reader sees of the register, as plain data, so that it can be part of what answers are remembered by. */
export interface ComponentSight {
  /** By the dimension of the geometry; in any of the parts, or everywhere. */
  kinds: readonly { dimension: number; parts: readonly PartOfSight[] | null }[]
  /** Names of the attributes; null for all. Where points, lines and areas differ, those of all three. */
  attributes: readonly string[] | null
}

/** Undefined for a reader who sees the whole register. Refuses (`not-permitted`) one who sees nothing of it. */
export function componentSight(reader: Reader): ComponentSight | undefined {
  if (sightSignature(reader.grants) === '') return undefined
  const seen = COMPONENT_TYPES.flatMap((type, dimension) => {
    const sight = layerSight(type, reader)
    return sight ? [{ dimension, ...sight }] : []
  })
  if (seen.length === 0) throw new DomainError('not-permitted', 'Components are not among what you may see.')
  const isCut = seen.some(({ attributes }) => attributes)
  if (seen.length === COMPONENT_TYPES.length && !isCut && seen.every(({ parts }) => !parts)) return undefined
  const [{ attributes }] = COMPONENT_TYPES as [FeatureType]
  const common = attributes.filter(({ name }) => seen.every(one => !one.attributes || one.attributes.has(name)))
  return {
    kinds: seen.map(({ dimension, parts }) => ({ dimension, parts })),
    attributes: isCut ? ['code', ...common.map(({ name }) => name)] : null,
  }
}

/** That a component of a source named `c` is seen. Kinds that are seen alike are one condition, which an index can answer. */
export function seenBy({ kinds }: ComponentSight): RawBuilder<SqlBool> {
  const alike = Map.groupBy(kinds, ({ parts }) => JSON.stringify(parts))
  return sql<SqlBool>`(${sql.join([...alike.values()].map(kindsSeen), sql` or `)})`
}

function kindsSeen(kinds: ComponentSight['kinds']): RawBuilder<SqlBool> {
  const { parts } = kinds[0]!
  const dimensions = kinds.map(({ dimension }) => dimension)
  const conditions: RawBuilder<SqlBool>[] = [
    ...(dimensions.length < COMPONENT_TYPES.length
      ? [sql<SqlBool>`ST_Dimension(c.geom) = any(${dimensions}::integer[])`]
      : []),
    ...(parts ? [inAnyPart(parts, { table: 'components', source: 'c' })] : []),
  ]
  return conditions.length > 0 ? sql<SqlBool>`(${sql.join(conditions, sql` and `)})` : sql<SqlBool>`true`
}

export const seesAttribute = (sight: ComponentSight | undefined, name: string): boolean =>
  !sight?.attributes || sight.attributes.includes(name)

/** Refuses (`invalid-parameter`) to ask by an attribute that is hidden: the number of answers would tell what it holds. */
export function requireAttributes(
  sight: ComponentSight | undefined,
  names: readonly string[],
  parameter: string,
): void {
  const hidden = names.find(name => !seesAttribute(sight, name))
  if (hidden)
    throw new DomainError('invalid-parameter', `${parameter}: ${hidden} is not among the attributes that you may see.`)
}
