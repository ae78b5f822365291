import { tag, textTag } from '../../../spatial/xml/write-xml.ts'

const SPATIAL = [
  'BBOX',
  'Equals',
  'Disjoint',
  'Intersects',
  'Touches',
  'Crosses',
  'Within',
  'Contains',
  'Overlaps',
  'Beyond',
  'DWithin',
]
const GEOMETRIES = ['Envelope', 'Point', 'LineString', 'Polygon', 'MultiPoint', 'MultiLineString', 'MultiPolygon']

const COMPARISONS = [
  'LessThan',
  'GreaterThan',
  'LessThanEqualTo',
  'GreaterThanEqualTo',
  'EqualTo',
  'NotEqualTo',
  'Like',
  'Between',
  'NullCheck',
]

/** What filters of FES 1.1 may use (OGC 04-095, clause 16). */
export const filterCapabilities11 = (): string =>
  tag(
    'ogc:Filter_Capabilities',
    {},
    tag(
      'ogc:Spatial_Capabilities',
      {},
      tag('ogc:GeometryOperands', {}, ...GEOMETRIES.map(name => textTag('ogc:GeometryOperand', `gml:${name}`))),
      tag('ogc:SpatialOperators', {}, ...SPATIAL.map(name => tag('ogc:SpatialOperator', { name }))),
    ),
    tag(
      'ogc:Scalar_Capabilities',
      {},
      tag('ogc:LogicalOperators', {}),
      tag('ogc:ComparisonOperators', {}, ...COMPARISONS.map(name => textTag('ogc:ComparisonOperator', name))),
    ),
    tag('ogc:Id_Capabilities', {}, tag('ogc:EID', {}), tag('ogc:FID', {})),
  )

/** FES 1.0 calls the relation Intersect. */
const SPATIAL_1_0 = SPATIAL.map(name => (name === 'Intersects' ? 'Intersect' : name))

/** What filters of FES 1.0 may use (OGC 02-059, clause 15). */
export const filterCapabilities10 = (): string =>
  tag(
    'ogc:Filter_Capabilities',
    {},
    tag(
      'ogc:Spatial_Capabilities',
      {},
      tag('ogc:Spatial_Operators', {}, ...SPATIAL_1_0.map(name => tag(`ogc:${name}`, {}))),
    ),
    tag(
      'ogc:Scalar_Capabilities',
      {},
      tag('ogc:Logical_Operators', {}),
      tag(
        'ogc:Comparison_Operators',
        {},
        ...['Simple_Comparisons', 'Like', 'Between', 'NullCheck'].map(name => tag(`ogc:${name}`, {})),
      ),
    ),
  )
