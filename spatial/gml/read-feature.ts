import type { Geometry } from 'geojson'
import { DomainError } from '../domain-error.ts'
import { type Attribute, attributeNamed, type FeatureType } from '../features/feature-type.ts'
import { GEOMETRY_NAME } from '../features/queryables.ts'
import type { NamedCrs } from '../geometry/crs.ts'
import type { XmlElement } from '../xml/xml-element.ts'
import { attributeValue, isNil } from './attribute-value.ts'
import { isEnvelope } from './read-envelope.ts'
import { isGml, isGmlGeometry, readGml } from './read-gml.ts'
import { isStandardProperty, standardKey } from './standard-properties.ts'

export interface GmlFeature {
  /** gml:id, or fid in GML 2; undefined where the feature has none. */
  id: string | undefined
  /** By the names of the attributes. Null for what is empty or nil. */
  properties: Record<string, unknown>
  /** What GML gives every feature (`gml:name`, `gml:description`, `gml:identifier`), where it was written; null empties. */
  standard: Record<string, unknown>
  /** EPSG:4490, longitude first; null where it is emptied, undefined where nothing is said of it. */
  geometry: Geometry | null | undefined
}

/** Properties of GML that say nothing beyond the geometry, or that nobody fills. */
const IGNORED = ['metaDataProperty', 'descriptionReference', 'location']

export interface ReadingOptions {
  type: FeatureType
  /** Holds where geometries have no srsName. */
  crs: NamedCrs
}

/**
 * Reads a feature of GML 2, 3.1.1 or 3.2. Refuses with invalid-parameter (a property that the type does not have, a value that
 * is none) and geometry-not-valid.
 */
export const readFeature = (element: XmlElement, options: ReadingOptions): GmlFeature =>
  readProperties(
    element.children.map(content => ({ content, name: content.name, isStandard: isGml(content) })),
    { ...options, id: element.attributes.id ?? element.attributes.fid },
  )

export interface WrittenProperty {
  /** The element around the value. */
  content: XmlElement
  name: string
  /** The name is one of GML. */
  isStandard: boolean
}

/** Reads properties that are written one by one, as in an update. Refuses like `readFeature`. */
export function readProperties(
  written: readonly WrittenProperty[],
  { type, crs, id }: ReadingOptions & { id?: string | undefined },
): GmlFeature {
  const feature: GmlFeature = { id, properties: {}, standard: {}, geometry: undefined }
  for (const { content, name, isStandard } of written) {
    const attribute = isStandard ? undefined : attributeNamed(type, name)
    if (isStandard) Object.assign(feature.standard, standardProperty(content, name))
    else if (attribute) feature.properties[attribute.name] = attributeValue(content, attribute)
    else if (name === GEOMETRY_NAME || content.children.some(isGmlGeometry))
      feature.geometry = geometryIn(content, name, crs)
    else throw new DomainError('invalid-parameter', `${type.name} has no property "${name.slice(0, 60)}".`)
  }
  return feature
}

function geometryIn(content: XmlElement, name: string, crs: NamedCrs): Geometry | null {
  const [element, other] = content.children
  if (!element && (isNil(content) || content.text.trim() === '')) return null
  if (element && !other) return readGml(element, crs).geometry
  throw new DomainError('geometry-not-valid', `${name.slice(0, 60)}: expected one geometry of GML.`)
}

/** The code space of a name or identifier is kept with it. */
function standardProperty(content: XmlElement, name: string): Record<string, unknown> {
  if (name === 'boundedBy') requireBox(content)
  if (name === 'boundedBy' || IGNORED.includes(name)) return {}
  if (!isStandardProperty(name))
    throw new DomainError('invalid-parameter', `gml:${name.slice(0, 60)} is no property of a feature.`)
  const value = attributeValue(content, STANDARD_TEXT)
  const { codeSpace } = content.attributes
  return { [standardKey(name)]: value !== null && codeSpace !== undefined ? { value, codeSpace } : value }
}

const STANDARD_TEXT: Attribute = { name: 'text', column: 'text', type: 'text', titleZh: '文本', titleEn: 'Text' }

/** Computed from the geometry; what is written is only looked at. */
function requireBox({ children, line }: XmlElement): void {
  const [box] = children
  if (!box || (isGml(box) && (isEnvelope(box) || box.name === 'Null' || box.name === 'null'))) return
  throw new DomainError(
    'invalid-parameter',
    `Line ${line}: boundedBy holds ${box.name.slice(0, 60)}, expected a gml:Envelope.`,
  )
}
