import { Readable } from 'node:stream'
import type { FastifyReply } from 'fastify'
import type { XmlAttributes } from '../../../spatial/xml/write-xml.ts'
import { childNamed, type XmlElement } from '../../../spatial/xml/xml-element.ts'
import type { Kvp } from '../kvp.ts'
import { operation, type WfsCall } from '../operation.ts'
import { featureById } from '../stored-queries/get-feature-by-id.ts'
import { type StoredQueryCall, storedQueryFromKvp, storedQueryFromXml } from '../stored-queries/stored-query-call.ts'
import { GENERATIONS, generationOf } from '../versions.ts'
import { gmlCollection } from './gml-answer.ts'
import { csvQuery, csvTable, csvWriterFor, geoJsonCollection } from './other-answers.ts'
import { FEATURE_FORMATS, GML_MEDIA_TYPES, isGml, type OutputFormat, outputFormat } from './output-format.ts'
import { pageLinks } from './page-links.ts'
import { pageFromKvp, pageFromXml } from './read-page.ts'
import { queriesFromKvp } from './read-queries-kvp.ts'
import { queriesFromXml } from './read-queries-xml.ts'
import { selectPage } from './selected-query.ts'
import type { WfsPage, WfsQuery } from './wfs-query.ts'

/** Features that are asked for by queries. */
export interface FeaturesAsked {
  queries: readonly WfsQuery[]
  page: WfsPage
  format: OutputFormat
}

export const getFeature = operation<FeaturesAsked | StoredQueryCall>({
  name: 'GetFeature',
  generations: GENERATIONS,
  bindings: ['get', 'post'],
  parameters: ({ version }) => ({
    outputFormat: FEATURE_FORMATS,
    resultType: ['results', 'hits'],
    ...(generationOf(version) === '2.0' && { resolve: ['none', 'local'] }),
  }),
  fromKvp: (kvp, call) => storedQueryFromKvp(kvp, call) ?? featuresFromKvp(kvp, call),
  fromXml: (root, call) => {
    const stored = childNamed(root, 'StoredQuery')
    return stored ? storedQueryFromXml(stored, call) : featuresFromXml(root, call)
  },
  answer: (asked, call) => ('storedQuery' in asked ? featureById(asked, call) : sendFeatures(asked, call)),
})

export const featuresFromKvp = (kvp: Kvp, call: WfsCall): FeaturesAsked => ({
  queries: queriesFromKvp(kvp, call),
  page: pageFromKvp(kvp, call),
  format: outputFormat(kvp.value('outputformat'), call),
})

export const featuresFromXml = (root: XmlElement, call: WfsCall): FeaturesAsked => ({
  queries: queriesFromXml(root, call),
  page: pageFromXml(root, call),
  format: outputFormat(root.attributes.outputFormat, call),
})

/** Sends what is asked for, written while it is read; the reader sets the pace. */
export async function sendFeatures(
  { queries, page, format }: FeaturesAsked,
  call: WfsCall,
  attributes: XmlAttributes = {},
): Promise<FastifyReply> {
  const { reply, request, version } = call
  const { db } = request.server.database
  const selected = await selectPage(call, queries, page)
  const operationParameters = { SERVICE: 'WFS', VERSION: version, REQUEST: 'GetFeature', OUTPUTFORMAT: GIVEN[format] }
  const links = pageLinks(call, { operation: operationParameters, queries, page, selected })
  reply.header('ogc-numbermatched', selected.matched).header('ogc-numberreturned', selected.returned)
  if (isGml(format)) {
    const body = gmlCollection(call, db, { selected, links, version: format, attributes })
    return reply.type(GML_MEDIA_TYPES[format]).send(Readable.from(body, { objectMode: false }))
  }
  if (format === 'geojson')
    return reply
      .type('application/json; charset=utf-8')
      .send(Readable.from(geoJsonCollection(db, selected, links), { objectMode: false }))
  const table = csvQuery(selected)
  const writer = csvWriterFor(table)
  return reply.type(writer.contentType).send(Readable.from(csvTable(db, table, writer), { objectMode: false }))
}

/** How links name a format; GML 3.2 is what they are answered with anyway. */
const GIVEN: Record<OutputFormat, string | undefined> = {
  '3.2': undefined,
  '3.1.1': 'gml3',
  '2.1.2': 'gml2',
  geojson: 'application/json',
  csv: 'csv',
}
