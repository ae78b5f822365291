import { isSortable } from '../../../spatial/features/feature-query.ts'
import type {
  Attribute,
  AttributeType,
  FeatureGeometryType,
  FeatureType,
} from '../../../spatial/features/feature-type.ts'
import { GEOMETRY_NAME, isQueryable } from '../../../spatial/features/queryables.ts'
import type { Language } from '../language.ts'
import { titleOf } from './collection.ts'

const DIALECT = 'https://json-schema.org/draft/2020-12/schema'

const VALUE_SCHEMAS: Record<AttributeType, object> = {
  text: { type: 'string' },
  integer: { type: 'integer' },
  number: { type: 'number' },
  boolean: { type: 'boolean' },
  date: { type: 'string', format: 'date' },
  timestamp: { type: 'string', format: 'date-time' },
  textArray: { type: 'array', items: { type: 'string' } },
  json: { type: 'object' },
}

/** Names of geometry formats in OGC API Features Part 5. */
const GEOMETRY_FORMATS: Record<FeatureGeometryType, string> = {
  Point: 'geometry-point',
  MultiLineString: 'geometry-multilinestring',
  Polygon: 'geometry-polygon',
  MultiPolygon: 'geometry-multipolygon',
}

export interface SchemaRequest {
  type: FeatureType
  id: string
  language: Language
}

const attributeTitle = ({ titleZh, titleEn }: Attribute, language: Language): string =>
  language === 'zh' ? titleZh : titleEn

export const attributeSchema = (attribute: Attribute, language: Language): object => ({
  title: attributeTitle(attribute, language),
  ...(attribute.description && { description: attribute.description }),
  ...VALUE_SCHEMAS[attribute.type],
  ...(attribute.words && { enum: attribute.words }),
})

/** What a feature looks like, for clients that would otherwise guess types from a few rows (Part 5). */
export function schemaDocument({ type, id, language }: SchemaRequest): object {
  const [key, ...others] = type.attributes
  const entries: [string, object][] = [
    [
      key!.name,
      { ...attributeSchema(key!, language), 'x-ogc-role': 'id', 'x-ogc-propertySeq': 1, ...access(type, key!) },
    ],
    [GEOMETRY_NAME, { ...geometrySchema(type), 'x-ogc-propertySeq': 2 }],
    ...others.map((attribute, index): [string, object] => [
      attribute.name,
      {
        ...attributeSchema(attribute, language),
        ...(attribute.name === 'validFrom' && { 'x-ogc-role': 'primary-interval-start' }),
        'x-ogc-propertySeq': index + 3,
        ...access(type, attribute),
      },
    ]),
  ]
  const required = type.attributes.filter(({ isRequired }) => isRequired).map(({ name }) => name)
  return document({ type, id, language }, Object.fromEntries(entries), required)
}

const access = ({ isEditable }: FeatureType, { writable }: Attribute): object =>
  isEditable && writable ? {} : { readOnly: true }

const geometrySchema = ({ geometryType }: FeatureType): object => ({
  'x-ogc-role': 'primary-geometry',
  format: GEOMETRY_FORMATS[geometryType],
})

/** What filters may name (Part 3): every attribute with a plain value, and the geometry. */
export function queryablesDocument(request: SchemaRequest): object {
  const { type, language } = request
  const values = type.attributes
    .filter(isQueryable)
    .map(attribute => [attribute.name, attributeSchema(attribute, language)])
  const geometry = { format: GEOMETRY_FORMATS[type.geometryType], 'x-ogc-role': 'primary-geometry' }
  return {
    ...document(request, { ...Object.fromEntries(values), [GEOMETRY_NAME]: geometry }),
    additionalProperties: false,
  }
}

/** What answers may be sorted by (Part 8). */
export function sortablesDocument(request: SchemaRequest): object {
  const { type, language } = request
  const sortables = type.attributes.filter(({ name }) => isSortable(type, name))
  const properties = Object.fromEntries(sortables.map(one => [one.name, attributeSchema(one, language)]))
  return { ...document(request, properties), additionalProperties: false }
}

const document = ({ type, id, language }: SchemaRequest, properties: object, required: string[] = []): object => ({
  $schema: DIALECT,
  $id: id,
  type: 'object',
  title: titleOf(type, language),
  properties,
  ...(required.length > 0 && { required }),
})
