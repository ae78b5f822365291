import type { FeatureForm, FeatureRow } from '../features/feature-rows.ts'
import type { AttributeType, FeatureType } from '../features/feature-type.ts'
import { GEOMETRY_NAME } from '../features/queryables.ts'
import { escapeXmlText } from '../xml/escape-xml.ts'
import { gmlId } from './feature-id.ts'
import { CITY_PREFIX } from './gml-version.ts'
import { standardPropertiesWriter } from './standard-properties.ts'
import { type GmlGeometryForm, gmlGeometryWriter } from './write-geometry.ts'

const asIs = (text: string): string => text

/** Text that PostgreSQL wrote, as the content of an element; only free text can hold a character that must be escaped. */
const XML_OF: Record<AttributeType, (text: string) => string> = {
  text: escapeXmlText,
  integer: asIs,
  number: asIs,
  boolean: asIs,
  date: asIs,
  timestamp: asIs,
  textArray: escapeXmlText,
  json: escapeXmlText,
}

export interface GmlFeatureRequest {
  type: FeatureType
  form: FeatureForm
  gml: GmlGeometryForm
  /** Attributes of the element where it is the root of the document, such as its namespaces. */
  rootAttributes?: string
}

/** Writes features of a type as elements of GML, each a string. What has no value is left out. Made once for a whole answer. */
export function gmlFeatureWriter({
  type,
  form,
  gml,
  rootAttributes = '',
}: GmlFeatureRequest): (row: FeatureRow) => string {
  const element = `${CITY_PREFIX}:${type.name}`
  const [open, close] = [
    `<${element}${rootAttributes} ${gml.version === '2.1.2' ? 'fid' : 'gml:id'}="`,
    `</${element}>`,
  ]
  const writers = form.attributes.map(({ name, type: valueType }) => attributeWriter(name, valueType))
  const geometry = gmlGeometryWriter(type.geometryType, gml)
  const standard = standardPropertiesWriter(form.attributes, gml.version)
  const [openGeometry, closeGeometry] = tagsOf(GEOMETRY_NAME)
  return row => {
    const id = gmlId(type, row.key)
    let content = standard(row.values)
    for (let index = 0; index < writers.length; index++) {
      const value = row.values[index]
      if (value !== null && value !== undefined) content += writers[index]!(value)
    }
    if (row.geometry !== null)
      content += openGeometry + geometry(row.geometry, `${id}.${GEOMETRY_NAME}`) + closeGeometry
    return `${open}${id}">${content}${close}`
  }
}

const tagsOf = (name: string): [string, string] => [`<${CITY_PREFIX}:${name}>`, `</${CITY_PREFIX}:${name}>`]

function attributeWriter(name: string, type: AttributeType): (text: string) => string {
  const [open, close] = tagsOf(name)
  const written = XML_OF[type]
  if (type !== 'textArray') return text => open + written(text) + close
  return text => (JSON.parse(text) as string[]).map(item => open + escapeXmlText(item) + close).join('')
}
