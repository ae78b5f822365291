import { Readable } from 'node:stream'
import type { FastifyReply } from 'fastify'
import { featureBatches } from '../../../spatial/features/feature-page.ts'
import type { FeatureRow } from '../../../spatial/features/feature-rows.ts'
import { GEOMETRY_NAME } from '../../../spatial/features/queryables.ts'
import { allOf, negated, call as operator, property } from '../../../spatial/filter/filter-tree.ts'
import { gmlId } from '../../../spatial/gml/feature-id.ts'
import { type PropertyPath, propertyAt } from '../../../spatial/gml/property-path.ts'
import { gmlGeometryWriter } from '../../../spatial/gml/write-geometry.ts'
import { escapeXmlText } from '../../../spatial/xml/escape-xml.ts'
import { attributesText, XML_DECLARATION } from '../../../spatial/xml/write-xml.ts'
import type { XmlElement } from '../../../spatial/xml/xml-element.ts'
import { operation, type WfsCall } from '../operation.ts'
import { invalidParameter, missingParameter } from '../wfs-exception.ts'
import { namespaces, srsNameOf } from './gml-answer.ts'
import { GML_MEDIA_TYPES, outputFormat } from './output-format.ts'
import { pageLinks } from './page-links.ts'
import { pageFromKvp, pageFromXml } from './read-page.ts'
import { queriesFromKvp } from './read-queries-kvp.ts'
import { queriesFromXml } from './read-queries-xml.ts'
import { formOf, type Selected, type SelectedQuery, selectPage } from './selected-query.ts'
import type { WfsPage, WfsQuery } from './wfs-query.ts'

interface Asked {
  /** As it was asked, for links. */
  original: WfsQuery
  /** The same for features that have a value, and of them the value alone. */
  query: WfsQuery
  valueReference: string
  path: PropertyPath
  page: WfsPage
}

export const getPropertyValue = operation<Asked>({
  name: 'GetPropertyValue',
  generations: ['2.0'],
  bindings: ['get', 'post'],
  parameters: () => ({
    outputFormat: [GML_MEDIA_TYPES['3.2']],
    resultType: ['results', 'hits'],
    resolve: ['none', 'local'],
  }),
  fromKvp: (kvp, call) => {
    const reference = kvp.isEmpty('valuereference') ? '' : kvp.required('valuereference')
    outputFormat(kvp.value('outputformat'), call)
    return asked(reference, queriesFromKvp(kvp, call), pageFromKvp(kvp, call))
  },
  fromXml: (root, call) => asked(required(root), queriesFromXml(root, call), pageFromXml(root, call)),
  answer: sendValues,
})

function required({ attributes }: XmlElement): string {
  if (attributes.valueReference === undefined) throw missingParameter('valueReference')
  return attributes.valueReference
}

/** Only features that have a value are looked at: each gives one. */
function asked(valueReference: string, queries: readonly WfsQuery[], page: WfsPage): Asked {
  if (valueReference.trim() === '') throw invalidParameter('valueReference', 'The value reference is empty.')
  const [query, second] = queries
  if (!query || second) throw invalidParameter('typenames', 'Values are read from one feature type.')
  const path = propertyAt(query.type, valueReference)
  if (!path) throw invalidParameter('valueReference', `${query.type.name} has no property "${valueReference}".`)
  const name = path.kind === 'geometry' ? GEOMETRY_NAME : path.kind === 'attribute' ? path.attribute.name : undefined
  const filter = allOf([
    ...(query.features.filter ? [query.features.filter] : []),
    ...(name !== undefined ? [negated(operator('isNull', property(name)))] : []),
  ])
  const narrowed: WfsQuery = {
    ...query,
    features: { ...query.features, ...(filter && { filter }) },
    attributes: path.kind === 'attribute' ? [path.attribute] : [],
    hasGeometry: path.kind === 'geometry',
  }
  return { original: query, query: narrowed, valueReference, path, page }
}

async function sendValues(
  { original, query, valueReference, path, page }: Asked,
  call: WfsCall,
): Promise<FastifyReply> {
  const selected = await selectPage(call, [query], page)
  const operationParameters = {
    SERVICE: 'WFS',
    VERSION: call.version,
    REQUEST: 'GetPropertyValue',
    VALUEREFERENCE: valueReference,
  }
  const links = pageLinks(call, { operation: operationParameters, queries: [original], page, selected })
  const attributes = {
    ...namespaces(call, [query.type], '3.2'),
    timeStamp: new Date().toISOString(),
    numberMatched: selected.matched,
    numberReturned: selected.returned,
    ...links,
  }
  const open = `${XML_DECLARATION}<wfs:ValueCollection${attributesText(attributes)}>\n`
  return call.reply
    .type(GML_MEDIA_TYPES['3.2'])
    .send(Readable.from(values(call, { open, selected, path }), { objectMode: false }))
}

async function* values(
  { request }: WfsCall,
  { open, selected, path }: { open: string; selected: Selected; path: PropertyPath },
): AsyncGenerator<string> {
  yield open
  const [part] = selected.queries as [SelectedQuery]
  const write = valueWriter(part.query, path)
  for await (const batch of featureBatches(
    request.server.database.db,
    part.selection,
    formOf(part.query, part.query.srs.yFirst),
  ))
    yield batch.map(row => `<wfs:member>${write(row)}</wfs:member>\n`).join('')
  yield '</wfs:ValueCollection>\n'
}

/** A value is a text, or a geometry as an element; the items of a list are joined. */
function valueWriter(query: WfsQuery, path: PropertyPath): (row: FeatureRow) => string {
  const { type } = query
  if (path.kind === 'id') return ({ key }) => gmlId(type, key)
  if (path.kind === 'geometry') {
    const geometry = gmlGeometryWriter(type.geometryType, { version: '3.2', srsName: srsNameOf(query, '3.2') })
    return row => (row.geometry === null ? '' : geometry(row.geometry, `${gmlId(type, row.key)}.${GEOMETRY_NAME}`))
  }
  if (path.attribute.type === 'textArray')
    return ({ values: [text] }) => escapeXmlText((JSON.parse(text!) as string[]).join(' '))
  return ({ values: [text] }) => escapeXmlText(text ?? '')
}
