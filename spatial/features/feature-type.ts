import type { RawBuilder, SqlBool } from 'kysely'

export const ATTRIBUTE_TYPES = [
  'text',
  'integer',
  'number',
  'boolean',
  'date',
  'timestamp',
  'textArray',
  'json',
] as const
export type AttributeType = (typeof ATTRIBUTE_TYPES)[number]

/** One attribute of a feature type, under the name that every protocol uses. */
export interface Attribute {
  /** A legal XML name, so that it can be an element of GML. */
  name: string
  /** Column of the table. */
  column: string
  type: AttributeType
  titleZh: string
  titleEn: string
  /** What the value means, its unit or where it comes from; absent where the title says it all. */
  description?: string
  /** The closed vocabulary, where there is one. */
  words?: readonly string[]
  /** Whether editors may set it: not at all, only when the feature is created, or always. */
  writable?: 'always' | 'on-create'
  isRequired?: boolean
}

export type FeatureGeometryType = 'Point' | 'MultiLineString' | 'Polygon' | 'MultiPolygon'

/** A published set of features with one kind of geometry. The same name and ids hold in every protocol. */
export interface FeatureType {
  /** A legal XML name (NCName) and a legal part of an address. */
  name: string
  titleZh: string
  titleEn: string
  descriptionZh: string
  descriptionEn: string
  /** The published table; also the name of its layer in the change feed and in history. */
  table: string
  /** Column of the key, which is the id of the feature. */
  key: string
  /** Which rows of the table belong, on the columns of a source named `f`; all when absent. */
  condition?: RawBuilder<SqlBool>
  /** Columns that the condition names and that are no attributes. */
  conditionColumns?: readonly string[]
  /** The condition keeps rows from everyone that are not fit to be shown: not even that they are there is told. */
  withholds?: true
  /** Other layers that the condition reads: after a change to one of them any feature may have come or gone. */
  conditionLayers?: readonly string[]
  /** What a reader's rights leave of the type, as a word for caches; absent where that is everything. */
  sight?: string
  geometryType: FeatureGeometryType
  /** In the order in which they are written. The first is the key. */
  attributes: readonly Attribute[]
  isEditable: boolean
}

export const attributeNamed = (type: FeatureType, name: string): Attribute | undefined =>
  type.attributes.find(attribute => attribute.name === name)
