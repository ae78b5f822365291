import type { Attribute, AttributeType, FeatureGeometryType, FeatureType } from '../features/feature-type.ts'
import { GEOMETRY_NAME } from '../features/queryables.ts'
import { tag, textTag, XML_DECLARATION } from '../xml/write-xml.ts'
import { CITY_NAMESPACE, CITY_PREFIX, GML, type GmlVersion } from './gml-version.ts'

const XSD_NAMESPACE = 'http://www.w3.org/2001/XMLSchema'

/** Programs read numbers by these: a long for commit numbers, a double for everything measured. */
const XSD_TYPES: Record<AttributeType, string> = {
  text: 'xsd:string',
  integer: 'xsd:long',
  number: 'xsd:double',
  boolean: 'xsd:boolean',
  date: 'xsd:date',
  timestamp: 'xsd:dateTime',
  textArray: 'xsd:string',
  json: 'xsd:string',
}

/** One kind of geometry a type: with the general one QGIS asks again and again which kind there is. */
const GML_3_TYPES: Record<FeatureGeometryType, string> = {
  Point: 'gml:PointPropertyType',
  MultiLineString: 'gml:MultiCurvePropertyType',
  Polygon: 'gml:SurfacePropertyType',
  MultiPolygon: 'gml:MultiSurfacePropertyType',
}

const GEOMETRY_TYPES: Record<GmlVersion, Record<FeatureGeometryType, string>> = {
  '3.2': GML_3_TYPES,
  '3.1.1': GML_3_TYPES,
  '2.1.2': {
    Point: 'gml:PointPropertyType',
    MultiLineString: 'gml:MultiLineStringPropertyType',
    Polygon: 'gml:PolygonPropertyType',
    MultiPolygon: 'gml:MultiPolygonPropertyType',
  },
}

/** The GML application schema of feature types: what their elements hold, in the order in which they are written. */
export function applicationSchema(types: readonly FeatureType[], version: GmlVersion): string {
  const { uri, schema } = GML[version]
  const attributes = {
    'xmlns:xsd': XSD_NAMESPACE,
    'xmlns:gml': uri,
    [`xmlns:${CITY_PREFIX}`]: CITY_NAMESPACE,
    targetNamespace: CITY_NAMESPACE,
    elementFormDefault: 'qualified',
    version: '1.0',
  }
  const content = types.flatMap(type => [complexType(type, version), globalElement(type, version)])
  const gml = tag('xsd:import', { namespace: uri, schemaLocation: schema })
  return `${XML_DECLARATION}${tag('xsd:schema', attributes, gml, ...content)}\n`
}

const globalElement = ({ name }: FeatureType, version: GmlVersion): string =>
  tag('xsd:element', {
    name,
    type: `${CITY_PREFIX}:${name}Type`,
    substitutionGroup: version === '3.2' ? 'gml:AbstractFeature' : 'gml:_Feature',
  })

function complexType(type: FeatureType, version: GmlVersion): string {
  const elements = [...type.attributes.map(attributeElement), geometryElement(type, version)]
  const extension = tag('xsd:extension', { base: 'gml:AbstractFeatureType' }, tag('xsd:sequence', {}, ...elements))
  const about = documentation(`${type.titleZh}: ${type.descriptionZh} ${type.descriptionEn}`)
  return tag('xsd:complexType', { name: `${type.name}Type` }, about, tag('xsd:complexContent', {}, extension))
}

function attributeElement({ name, type, titleZh, titleEn, description }: Attribute): string {
  const about = [titleZh, titleEn, ...(description ? [description] : [])].join(' · ')
  return tag(
    'xsd:element',
    { name, type: XSD_TYPES[type], minOccurs: 0, maxOccurs: type === 'textArray' ? 'unbounded' : undefined },
    documentation(about),
  )
}

const geometryElement = ({ geometryType }: FeatureType, version: GmlVersion): string =>
  tag('xsd:element', { name: GEOMETRY_NAME, type: GEOMETRY_TYPES[version][geometryType], minOccurs: 0 })

const documentation = (text: string): string => tag('xsd:annotation', {}, textTag('xsd:documentation', text))
