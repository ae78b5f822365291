import { type RawBuilder, sql } from 'kysely'
import type { Queryable, Queryables, ValueType } from '../filter/queryable.ts'
import type { Attribute, AttributeType, FeatureType } from './feature-type.ts'

/** The name that every protocol uses for the geometry in filters and schemas. */
export const GEOMETRY_NAME = 'geometry'

/** What an attribute is to a filter. A free JSON object is none of the queryables that services list; filters may look at its text. */
const VALUE_TYPES: Record<AttributeType, ValueType | undefined> = {
  text: 'text',
  integer: 'number',
  number: 'number',
  boolean: 'boolean',
  date: 'date',
  timestamp: 'timestamp',
  textArray: 'textArray',
  json: undefined,
}

export const columnOf = ({ column }: Attribute): RawBuilder<unknown> => sql`${sql.ref(`f.${column}`)}`

export const isQueryable = ({ type }: Attribute): boolean => VALUE_TYPES[type] !== undefined

const known = new WeakMap<FeatureType, Queryables>()

/** What filters on this type may name, on a source named `f`. */
export function queryablesOf(type: FeatureType): Queryables {
  const found = known.get(type) ?? listed(type)
  known.set(type, found)
  return found
}

function listed({ attributes }: FeatureType): Queryables {
  const entries = attributes.map((attribute): [string, Queryable] => {
    const valueType = VALUE_TYPES[attribute.type]
    return [attribute.name, valueType ? { type: valueType, sql: columnOf(attribute) } : textOfJson(attribute)]
  })
  const kept = attributes.filter(({ type }) => type === 'json').flatMap(keptByGml)
  return new Map([...entries, ...kept, [GEOMETRY_NAME, { type: 'geometry', sql: sql.ref('f.geom') }]])
}

const textOfJson = (attribute: Attribute): Queryable => ({ type: 'text', sql: sql`${columnOf(attribute)}::text` })

/** What GML gives every feature and the register has no columns for: kept among the further attributes under these names. */
export const STANDARD_KEYS = ['gml:description', 'gml:identifier', 'gml:name'] as const

/** With a code space where one was written, else the plain text. */
const keptByGml = (attribute: Attribute): [string, Queryable][] =>
  STANDARD_KEYS.map(key => {
    const kept = sql`${columnOf(attribute)} -> ${key}::text`
    return [key, { type: 'text', sql: sql`coalesce(${kept} ->> 'value', ${columnOf(attribute)} ->> ${key}::text)` }]
  })
