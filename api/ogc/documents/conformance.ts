const SPEC = 'http://www.opengis.net/spec/'

const of = (part: string, classes: readonly string[]): string[] => classes.map(name => `${SPEC}${part}/conf/${name}`)

/** The conformance classes of the service. Clients push filters down by these names. */
export const CONFORMANCE_CLASSES: readonly string[] = [
  ...of('ogcapi-common-1/1.0', ['core', 'landing-page', 'json', 'html', 'oas30']),
  ...of('ogcapi-common-2/1.0', ['collections']),
  ...of('ogcapi-features-1/1.0', ['core', 'oas30', 'html', 'geojson']),
  ...of('ogcapi-features-2/1.0', ['crs']),
  ...of('ogcapi-features-3/1.0', ['queryables', 'queryables-query-parameters', 'filter', 'features-filter']),
  ...of('cql2/1.0', [
    'cql2-text',
    'cql2-json',
    'basic-cql2',
    'advanced-comparison-operators',
    'case-insensitive-comparison',
    'accent-insensitive-comparison',
    'basic-spatial-functions',
    'basic-spatial-functions-plus',
    // the name in the draft, which older QGIS looks for
    'basic-spatial-operators',
    'spatial-functions',
    'temporal-functions',
    'array-functions',
    'property-property',
    'arithmetic',
  ]),
  ...of('ogcapi-features-4/1.0', ['create-replace-delete', 'update', 'features', 'optimistic-locking-etags']),
  ...of('ogcapi-features-5/1.0', [
    'schemas',
    'core-roles-features',
    'returnables-and-receivables',
    'queryables',
    'sortables',
  ]),
  ...of('ogcapi-features-8/1.0', ['sorting', 'sortables', 'features-sorting']),
  ...of('ogcapi-tiles-1/1.0', [
    'core',
    'tileset',
    'tilesets-list',
    'dataset-tilesets',
    'geodata-tilesets',
    'collections-selection',
    'oas30',
    'mvt',
  ]),
  ...of('tms/2.0', ['tilematrixset', 'json-tilematrixset', 'tilematrixsetlimits', 'json-tilematrixsetlimits']),
]
