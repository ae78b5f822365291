/** The versions of GML that are written. */
export const GML_VERSIONS = ['3.2', '3.1.1', '2.1.2'] as const
export type GmlVersion = (typeof GML_VERSIONS)[number]

export interface GmlNamespace {
  uri: string
  schema: string
}

const OLDER = 'http://www.opengis.net/gml'

export const GML: Record<GmlVersion, GmlNamespace> = {
  '3.2': { uri: 'http://www.opengis.net/gml/3.2', schema: 'http://schemas.opengis.net/gml/3.2.1/gml.xsd' },
  '3.1.1': { uri: OLDER, schema: 'http://schemas.opengis.net/gml/3.1.1/base/gml.xsd' },
  '2.1.2': { uri: OLDER, schema: 'http://schemas.opengis.net/gml/2.1.2/feature.xsd' },
}

/** What belongs to our feature types in GML, and under which prefix it is written. */
export const CITY_PREFIX = 'city'
export const CITY_NAMESPACE = 'urn:x-wangge:city'
