import { CITY_NAMESPACE, CITY_PREFIX } from '../../../spatial/gml/gml-version.ts'
import { tag, textTag, XML_DECLARATION } from '../../../spatial/xml/write-xml.ts'
import { NAMESPACES, XLINK_NAMESPACE, XSI_NAMESPACE } from '../namespaces.ts'
import type { WfsCall } from '../operation.ts'
import { offeredCrs, srsName } from '../srs.ts'
import type { DescribedType } from './described-type.ts'
import { filterCapabilities11 } from './filter-capabilities-1.ts'
import { operationsMetadata } from './operations-metadata.ts'
import { type ServiceWords, serviceWords } from './service-words.ts'
import { writingOperations } from './writing-operations.ts'

const { wfs, ows, filter, gml, wfsSchema } = NAMESPACES['1.1']

/** The capabilities document of WFS 1.1.0 (OGC 04-094, clause 13). */
export function capabilities11(call: WfsCall, types: readonly DescribedType[]): string {
  const words = serviceWords(call)
  const attributes = {
    'xmlns:wfs': wfs,
    'xmlns:ows': ows,
    'xmlns:ogc': filter,
    'xmlns:gml': gml,
    'xmlns:xlink': XLINK_NAMESPACE,
    'xmlns:xsi': XSI_NAMESPACE,
    [`xmlns:${CITY_PREFIX}`]: CITY_NAMESPACE,
    'xsi:schemaLocation': `${wfs} ${wfsSchema}`,
    version: call.version,
  }
  const content = [
    identification(words),
    tag('ows:ServiceProvider', {}, textTag('ows:ProviderName', words.provider), tag('ows:ServiceContact', {})),
    operationsMetadata(call),
    tag('wfs:FeatureTypeList', {}, operationsList(call), ...types.map(described => featureType(call, described))),
    filterCapabilities11(),
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
    textTag('ows:ServiceType', 'WFS'),
    textTag('ows:ServiceTypeVersion', '1.1.0'),
    textTag('ows:Fees', 'NONE'),
    textTag('ows:AccessConstraints', 'NONE'),
  )

const operationsList = (call: WfsCall): string =>
  tag('wfs:Operations', {}, ...['Query', ...writingOperations(call)].map(name => textTag('wfs:Operation', name)))

function featureType({ request }: WfsCall, { type, bbox }: DescribedType): string {
  const [first, ...others] = offeredCrs(request.server.city.projectedSrid).map(crs => srsName(crs, '1.1'))
  return tag(
    'wfs:FeatureType',
    {},
    textTag('wfs:Name', `${CITY_PREFIX}:${type.name}`),
    textTag('wfs:Title', `${type.titleZh} / ${type.titleEn}`),
    textTag('wfs:Abstract', `${type.descriptionZh} ${type.descriptionEn}`),
    textTag('wfs:DefaultSRS', first!),
    ...others.map(name => textTag('wfs:OtherSRS', name)),
    tag(
      'ows:WGS84BoundingBox',
      {},
      textTag('ows:LowerCorner', `${bbox[0]} ${bbox[1]}`),
      textTag('ows:UpperCorner', `${bbox[2]} ${bbox[3]}`),
    ),
  )
}
