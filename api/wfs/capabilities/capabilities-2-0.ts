import { CITY_NAMESPACE, CITY_PREFIX } from '../../../spatial/gml/gml-version.ts'
import { tag, textTag, XML_DECLARATION } from '../../../spatial/xml/write-xml.ts'
import { NAMESPACES, XLINK_NAMESPACE, XSI_NAMESPACE } from '../namespaces.ts'
import type { WfsCall } from '../operation.ts'
import { DEFAULT_SRID, offeredCrs, srsName } from '../srs.ts'
import { WFS_VERSIONS } from '../versions.ts'
import type { DescribedType } from './described-type.ts'
import { filterCapabilities20 } from './filter-capabilities-2-0.ts'
import { operationsMetadata, serviceConstraints, versionParameter } from './operations-metadata.ts'
import { type ServiceWords, serviceWords } from './service-words.ts'

const { wfs, ows, filter, gml, wfsSchema } = NAMESPACES['2.0']

/** The capabilities document of WFS 2.0 (OGC 09-025r2, clause 8.3). */
export function capabilities20(call: WfsCall, types: readonly DescribedType[]): string {
  const words = serviceWords(call)
  const attributes = {
    'xmlns:wfs': wfs,
    'xmlns:ows': ows,
    'xmlns:fes': filter,
    'xmlns:gml': gml,
    'xmlns:xlink': XLINK_NAMESPACE,
    'xmlns:xsi': XSI_NAMESPACE,
    [`xmlns:${CITY_PREFIX}`]: CITY_NAMESPACE,
    'xsi:schemaLocation': `${wfs} ${wfsSchema}`,
    version: call.version,
  }
  const content = [
    identification(words),
    provider(words),
    operationsMetadata(call, versionParameter(call), ...serviceConstraints(call)),
    tag('wfs:FeatureTypeList', {}, ...types.map(described => featureType(call, described))),
    filterCapabilities20(),
  ]
  return XML_DECLARATION + tag('wfs:WFS_Capabilities', attributes, ...content)
}

const identification = ({ title, abstract, keywords }: ServiceWords): string =>
  tag(
    'ows:ServiceIdentification',
    {},
    textTag('ows:Title', title),
    textTag('ows:Abstract', abstract),
    tag('ows:Keywords', {}, ...keywords.map(keyword => textTag('ows:Keyword', keyword))),
    textTag('ows:ServiceType', 'WFS', { codeSpace: 'OGC' }),
    ...[...WFS_VERSIONS].map(version => textTag('ows:ServiceTypeVersion', version)),
    textTag('ows:Fees', 'NONE'),
    textTag('ows:AccessConstraints', 'NONE'),
  )

const provider = ({ provider: name }: ServiceWords): string =>
  tag('ows:ServiceProvider', {}, textTag('ows:ProviderName', name), tag('ows:ServiceContact', {}))

function featureType({ request }: WfsCall, { type, bbox }: DescribedType): string {
  const [first, ...others] = offeredCrs(request.server.city.projectedSrid).map(crs => srsName(crs, '2.0'))
  return tag(
    'wfs:FeatureType',
    {},
    textTag('wfs:Name', `${CITY_PREFIX}:${type.name}`),
    textTag('wfs:Title', type.titleZh, { 'xml:lang': 'zh' }),
    textTag('wfs:Title', type.titleEn, { 'xml:lang': 'en' }),
    textTag('wfs:Abstract', type.descriptionZh, { 'xml:lang': 'zh' }),
    textTag('wfs:Abstract', type.descriptionEn, { 'xml:lang': 'en' }),
    textTag('wfs:DefaultCRS', first ?? `urn:ogc:def:crs:EPSG::${DEFAULT_SRID}`),
    ...others.map(name => textTag('wfs:OtherCRS', name)),
    tag(
      'ows:WGS84BoundingBox',
      {},
      textTag('ows:LowerCorner', `${bbox[0]} ${bbox[1]}`),
      textTag('ows:UpperCorner', `${bbox[2]} ${bbox[3]}`),
    ),
  )
}
