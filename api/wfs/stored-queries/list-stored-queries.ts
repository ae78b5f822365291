import { CITY_NAMESPACE, CITY_PREFIX } from '../../../spatial/gml/gml-version.ts'
import { tag, textTag, XML_DECLARATION } from '../../../spatial/xml/write-xml.ts'
import { childrenNamed, plainText } from '../../../spatial/xml/xml-element.ts'
import { XML_TYPE } from '../media-types.ts'
import { NAMESPACES, XSI_NAMESPACE } from '../namespaces.ts'
import { operation, type WfsCall } from '../operation.ts'
import { requireStoredQuery, storedQueryName } from './stored-query-call.ts'

const { wfs, wfsSchema } = NAMESPACES['2.0']
const TITLE = 'Get feature by identifier'

const ATTRIBUTES = {
  'xmlns:wfs': wfs,
  'xmlns:xsi': XSI_NAMESPACE,
  [`xmlns:${CITY_PREFIX}`]: CITY_NAMESPACE,
  'xsi:schemaLocation': `${wfs} ${wfsSchema}`,
}

const typeNames = ({ types }: WfsCall): string[] => [...types.keys()].map(name => `${CITY_PREFIX}:${name}`)

export const listStoredQueries = operation<object>({
  name: 'ListStoredQueries',
  generations: ['2.0'],
  bindings: ['get', 'post'],
  fromKvp: () => ({}),
  fromXml: () => ({}),
  answer: (_asked, call) => {
    const returned = typeNames(call).map(name => textTag('wfs:ReturnFeatureType', name))
    const query = tag('wfs:StoredQuery', { id: storedQueryName(call) }, textTag('wfs:Title', TITLE), ...returned)
    return call.reply.type(XML_TYPE).send(XML_DECLARATION + tag('wfs:ListStoredQueriesResponse', ATTRIBUTES, query))
  },
})

/** Without names all are described, and there is one. Refuses a name that is not known. */
export const describeStoredQueries = operation<readonly string[]>({
  name: 'DescribeStoredQueries',
  generations: ['2.0'],
  bindings: ['get', 'post'],
  fromKvp: kvp => kvp.list('storedquery_id', 'storedqueryid'),
  fromXml: root => childrenNamed(root, 'StoredQueryId').map(plainText),
  answer: (names, call) => {
    for (const name of names) requireStoredQuery(name)
    const body = tag('wfs:DescribeStoredQueriesResponse', ATTRIBUTES, description(call))
    return call.reply.type(XML_TYPE).send(XML_DECLARATION + body)
  },
})

const description = (call: WfsCall): string =>
  tag(
    'wfs:StoredQueryDescription',
    { id: storedQueryName(call) },
    textTag('wfs:Title', TITLE),
    tag('wfs:Parameter', { name: 'id', type: 'xsd:string', 'xmlns:xsd': 'http://www.w3.org/2001/XMLSchema' }),
    tag('wfs:QueryExpressionText', {
      returnFeatureTypes: typeNames(call).join(' '),
      language: 'urn:ogc:def:queryLanguage:OGC-WFS::WFS_QueryExpression',
      isPrivate: 'true',
    }),
  )
