import type { Attribute, AttributeType, FeatureType } from '../../../spatial/features/feature-type.ts'
import { isQueryable } from '../../../spatial/features/queryables.ts'
import { DEFAULT_LIMIT, MAX_LIMIT } from '../items-query.ts'
import type { Language } from '../language.ts'

interface Parameter {
  name: string
  schema: object
  description?: string
}

export const inQuery = ({ name, schema, description }: Parameter): object => ({
  name,
  in: 'query',
  required: false,
  ...(description && { description }),
  schema,
  style: 'form',
  explode: false,
})

const text = (name: string, description: string): object => inQuery({ name, schema: { type: 'string' }, description })
const uri = (name: string, description: string): object =>
  inQuery({ name, schema: { type: 'string', format: 'uri' }, description })

export const COMMON_PARAMETERS = [
  text('f', 'Format of the answer; without it Accept decides'),
  inQuery({
    name: 'lang',
    schema: { type: 'string', enum: ['zh', 'en'] },
    description: 'Language of titles and pages',
  }),
]

const FEATURE_ID = {
  name: 'featureId',
  in: 'path',
  required: true,
  schema: { type: 'string' },
  style: 'simple',
  explode: false,
}
const CRS = uri('crs', 'Reference system of the coordinates in the answer; coordinates in the order of its authority')

export const FEATURE_PARAMETERS = [FEATURE_ID, CRS, ...COMMON_PARAMETERS]
export const FEATURE_ID_PARAMETERS = [FEATURE_ID]

const SELECTING = [
  inQuery({
    name: 'bbox',
    schema: { type: 'array', minItems: 4, maxItems: 6, items: { type: 'number' } },
    description: 'Features that share a point with the box; minima first',
  }),
  uri('bbox-crs', 'Reference system of bbox; CRS84 without it'),
  text('datetime', 'An instant: the state then. An interval: what was in force at some time in it'),
  CRS,
  text('filter', 'A condition in CQL2'),
  inQuery({ name: 'filter-lang', schema: { type: 'string', enum: ['cql2-text', 'cql2-json'], default: 'cql2-text' } }),
  uri('filter-crs', 'Reference system of geometries in filter; CRS84 without it'),
  inQuery({ name: 'ids', schema: { type: 'array', items: { type: 'string' } }, description: 'Only these features' }),
  inQuery({
    name: 'properties',
    schema: { type: 'array', items: { type: 'string' } },
    description: 'Only these attributes',
  }),
  inQuery({
    name: 'sortby',
    schema: { type: 'array', items: { type: 'string' } },
    description: 'Attributes; a minus before one turns it round',
  }),
  inQuery({ name: 'skipGeometry', schema: { type: 'boolean', default: false } }),
]

const PAGING = [
  inQuery({
    name: 'limit',
    schema: { type: 'integer', minimum: 1, maximum: MAX_LIMIT, default: DEFAULT_LIMIT },
    description: 'Features a page',
  }),
  inQuery({
    name: 'offset',
    schema: { type: 'integer', minimum: 0, default: 0 },
    description: 'Features to pass over',
  }),
  text('cursor', 'Where a walk stands; taken from a next link'),
  inQuery({ name: 'resultType', schema: { type: 'string', enum: ['results', 'hits'], default: 'results' } }),
]

const PARAMETER_SCHEMAS: Record<AttributeType, object> = {
  text: { type: 'string' },
  integer: { type: 'integer' },
  number: { type: 'number' },
  boolean: { type: 'boolean' },
  date: { type: 'string', format: 'date' },
  timestamp: { type: 'string', format: 'date-time' },
  textArray: { type: 'string' },
  json: { type: 'string' },
}

const queryable = ({ name, type, titleZh, titleEn, words }: Attribute, language: Language): object =>
  inQuery({
    name,
    schema: { ...PARAMETER_SCHEMAS[type], ...(words && { enum: words }) },
    description: language === 'zh' ? titleZh : titleEn,
  })

const ENCODING = inQuery({
  name: 'encoding',
  schema: { type: 'string', enum: ['utf-8', 'gbk'], default: 'utf-8' },
  description: 'Of texts in CSV and Shapefiles',
})

const SINCE = inQuery({
  name: 'since',
  schema: { type: 'integer', minimum: 0 },
  description: 'Only what changed after this commit, and the ids of what is gone since; GeoJSON and CSV',
})

export const downloadParameters = (type: FeatureType, language: Language): object[] => [
  ENCODING,
  SINCE,
  ...selectingParameters(type, language),
]

const selectingParameters = ({ attributes }: FeatureType, language: Language): object[] => [
  ...SELECTING,
  ...attributes.filter(isQueryable).map(attribute => queryable(attribute, language)),
  ...COMMON_PARAMETERS,
]

export const itemsParameters = (type: FeatureType, language: Language): object[] => [
  ...PAGING,
  ...selectingParameters(type, language),
]
