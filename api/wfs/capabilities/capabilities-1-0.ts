import { CITY_NAMESPACE, CITY_PREFIX } from '../../../spatial/gml/gml-version.ts'
import { tag, textTag, XML_DECLARATION } from '../../../spatial/xml/write-xml.ts'
import { serviceAddress } from '../addresses.ts'
import { NAMESPACES, XSI_NAMESPACE } from '../namespaces.ts'
import type { Operation, WfsCall } from '../operation.ts'
import { DEFAULT_SRID } from '../srs.ts'
import type { DescribedType } from './described-type.ts'
import { filterCapabilities10 } from './filter-capabilities-1.ts'
import { offered } from './operations-metadata.ts'
import { serviceWords } from './service-words.ts'
import { writingOperations } from './writing-operations.ts'

const { wfs, filter } = NAMESPACES['1.0']

/** The capabilities document of WFS 1.0.0 (OGC 02-058, clause 12). */
export function capabilities10(call: WfsCall, types: readonly DescribedType[]): string {
  const words = serviceWords(call)
  const attributes = {
    xmlns: wfs,
    'xmlns:ogc': filter,
    'xmlns:xsi': XSI_NAMESPACE,
    [`xmlns:${CITY_PREFIX}`]: CITY_NAMESPACE,
    'xsi:schemaLocation': `${wfs} http://schemas.opengis.net/wfs/1.0.0/WFS-capabilities.xsd`,
    version: call.version,
  }
  const service = tag(
    'Service',
    {},
    textTag('Name', 'WFS'),
    textTag('Title', words.title),
    textTag('Abstract', words.abstract),
    textTag('Keywords', words.keywords.join(', ')),
    textTag('OnlineResource', serviceAddress(call.request)),
    textTag('Fees', 'NONE'),
    textTag('AccessConstraints', 'NONE'),
  )
  const operations = ['Query', ...writingOperations(call)].map(name => tag(name, {}))
  const content = [
    service,
    tag('Capability', {}, tag('Request', {}, ...offered(call).map(one => requestElement(call, one)))),
    tag('FeatureTypeList', {}, tag('Operations', {}, ...operations), ...types.map(featureType)),
    filterCapabilities10(),
  ]
  return XML_DECLARATION + tag('WFS_Capabilities', attributes, ...content)
}

/** What an operation answers with, besides its address. */
const FORMATS: Record<string, string> = {
  DescribeFeatureType: tag('SchemaDescriptionLanguage', {}, tag('XMLSCHEMA', {})),
  GetFeature: tag('ResultFormat', {}, tag('GML2', {})),
  GetFeatureWithLock: tag('ResultFormat', {}, tag('GML2', {})),
}

function requestElement({ request }: WfsCall, { name, bindings }: Operation): string {
  const address = { onlineResource: serviceAddress(request) }
  const methods = bindings.map(binding =>
    tag('DCPType', {}, tag('HTTP', {}, tag(binding === 'get' ? 'Get' : 'Post', address))),
  )
  return tag(name, {}, FORMATS[name] ?? '', ...methods)
}

const featureType = ({ type, bbox: [minx, miny, maxx, maxy] }: DescribedType): string =>
  tag(
    'FeatureType',
    {},
    textTag('Name', `${CITY_PREFIX}:${type.name}`),
    textTag('Title', `${type.titleZh} / ${type.titleEn}`),
    textTag('Abstract', `${type.descriptionZh} ${type.descriptionEn}`),
    textTag('SRS', `EPSG:${DEFAULT_SRID}`),
    tag('LatLongBoundingBox', { minx, miny, maxx, maxy }),
  )
