import { tag } from '../../../spatial/xml/write-xml.ts'
import { constraint } from './operations-metadata.ts'

/** The conformance classes of FES 2.0 (OGC 09-026r2, table 5). */
const CONFORMANCE: Record<string, boolean> = {
  ImplementsQuery: true,
  ImplementsAdHocQuery: true,
  ImplementsFunctions: false,
  ImplementsResourceId: true,
  ImplementsMinStandardFilter: true,
  ImplementsStandardFilter: true,
  ImplementsMinSpatialFilter: true,
  ImplementsSpatialFilter: true,
  ImplementsMinTemporalFilter: true,
  ImplementsTemporalFilter: true,
  ImplementsVersionNav: false,
  ImplementsSorting: true,
  ImplementsExtendedOperators: false,
  ImplementsMinimumXPath: true,
  ImplementsSchemaElementFunc: false,
}

const COMPARISONS = [
  'PropertyIsEqualTo',
  'PropertyIsNotEqualTo',
  'PropertyIsLessThan',
  'PropertyIsGreaterThan',
  'PropertyIsLessThanOrEqualTo',
  'PropertyIsGreaterThanOrEqualTo',
  'PropertyIsLike',
  'PropertyIsNull',
  'PropertyIsNil',
  'PropertyIsBetween',
]

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

const SPATIAL_OPERANDS = [
  'Envelope',
  'Point',
  'MultiPoint',
  'LineString',
  'MultiLineString',
  'Curve',
  'MultiCurve',
  'Polygon',
  'MultiPolygon',
  'Surface',
  'MultiSurface',
].map(name => `gml:${name}`)

/** The schema of FES 2.0 forgets AnyInteracts, which is read all the same. */
const TEMPORAL = [
  'After',
  'Before',
  'Begins',
  'BegunBy',
  'TContains',
  'During',
  'EndedBy',
  'Ends',
  'TEquals',
  'Meets',
  'MetBy',
  'TOverlaps',
  'OverlappedBy',
]

/** What filters of FES 2.0 may use (OGC 09-026r2, clause 7.14). */
export const filterCapabilities20 = (): string =>
  tag(
    'fes:Filter_Capabilities',
    {},
    tag(
      'fes:Conformance',
      {},
      ...Object.entries(CONFORMANCE).map(([name, value]) => constraint('fes', name, value ? 'TRUE' : 'FALSE')),
    ),
    tag('fes:Id_Capabilities', {}, tag('fes:ResourceIdentifier', { name: 'fes:ResourceId' })),
    tag(
      'fes:Scalar_Capabilities',
      {},
      tag('fes:LogicalOperators', {}),
      tag('fes:ComparisonOperators', {}, ...named('fes:ComparisonOperator', COMPARISONS)),
    ),
    tag(
      'fes:Spatial_Capabilities',
      {},
      tag('fes:GeometryOperands', {}, ...named('fes:GeometryOperand', SPATIAL_OPERANDS)),
      tag('fes:SpatialOperators', {}, ...named('fes:SpatialOperator', SPATIAL)),
    ),
    tag(
      'fes:Temporal_Capabilities',
      {},
      tag('fes:TemporalOperands', {}, ...named('fes:TemporalOperand', ['gml:TimeInstant', 'gml:TimePeriod'])),
      tag('fes:TemporalOperators', {}, ...named('fes:TemporalOperator', TEMPORAL)),
    ),
  )

const named = (element: string, names: readonly string[]): string[] => names.map(name => tag(element, { name }))
