import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { DomainError } from '../../spatial/domain-error.ts'
import { CSV_ENCODINGS, type CsvEncoding } from '../../spatial/exchange/csv-writer.ts'
import { DOWNLOAD_FORMATS } from '../../spatial/exchange/download-formats.ts'
import { featureJson } from '../../spatial/features/feature-json.ts'
import { featureById, selectFeatures } from '../../spatial/features/feature-page.ts'
import type { FeatureRow } from '../../spatial/features/feature-rows.ts'
import type { FeatureType } from '../../spatial/features/feature-type.ts'
import { CALLER_HEADERS, notChangedSince } from '../schemas/etag.ts'
import { CollectionParams, collectionOf, FeatureParams } from './collection-param.ts'
import { deltaAsked } from './delta-download.ts'
import { CRS84_URI } from './documents/collection.ts'
import { featurePage } from './html/feature-page.ts'
import { itemsPage } from './html/items-page.ts'
import { sendFeatures } from './items-answer.ts'
import { DEFAULT_LIMIT, DEFAULT_ROWS, type ItemsQuery, itemsQuery, namedCrs, PAGING, pageOf } from './items-query.ts'
import { languageOf } from './language.ts'
import { addresses, type Link, selfLinks } from './links.ts'
import { chosenFormat, MEDIA_TYPES } from './media-types.ts'
import { linkHeader, pageLinks } from './page-links.ts'
import { queryParameters } from './query-parameters.ts'
import { READING } from './reading.ts'

/** Features of a collection page by page, as a whole, and one by one. */
export const itemRoutes: FastifyPluginAsyncTypebox = async app => {
  app.get(
    '/collections/:collectionId/items',
    { ...READING, schema: { ...READING.schema, params: CollectionParams } },
    async (request, reply) => sendPage(request, reply, collectionOf(request)),
  )

  app.get(
    '/collections/:collectionId/download',
    { ...READING, schema: { ...READING.schema, params: CollectionParams } },
    async (request, reply) => sendWhole(request, reply, collectionOf(request)),
  )

  app.get(
    '/collections/:collectionId/items/:featureId',
    { ...READING, schema: { ...READING.schema, params: FeatureParams } },
    async (request, reply) => sendOne(request, reply, { type: collectionOf(request), id: request.params.featureId }),
  )
}

async function sendPage(request: FastifyRequest, reply: FastifyReply, type: FeatureType): Promise<FastifyReply> {
  const query = itemsQuery(request, type, PAGING)
  const format = chosenFormat(['geojson', 'html', 'fgb', 'csv'], formatAsked(request, query.parameters))
  const page = pageOf(query.parameters, format === 'html' ? DEFAULT_ROWS : DEFAULT_LIMIT)
  if (await notChangedSince(request, reply)) return reply
  const { limit, isHits, ...from } = page
  const selection = await selectFeatures(request.server.database.db, type, {
    ...query.features,
    page: { ...from, limit: isHits ? 0 : limit },
  })
  const links = pageLinks(request, { selection, page, parameters: query.parameters, format })
  reply.header('link', linkHeader(links)).header('vary', `Accept, Accept-Language, ${CALLER_HEADERS}`)
  if (format === 'html') {
    const language = languageOf(request, query.parameters.get('lang'))
    return reply.type(MEDIA_TYPES.html).send(await itemsPage(request, { selection, query, links, language, page }))
  }
  if (format !== 'fgb') reply.header('content-crs', contentCrs(query))
  return sendFeatures(request, reply, { selection, form: query.form, crs: query.crs, links, format })
}

/** Everything that fits in one file. Nothing is held for it while it is read, so its length does not matter. */
async function sendWhole(request: FastifyRequest, reply: FastifyReply, type: FeatureType): Promise<FastifyReply> {
  const query = itemsQuery(request, type, ['encoding', 'since'])
  const format = chosenFormat(['geojson', ...DOWNLOAD_FORMATS], formatAsked(request, query.parameters))
  const encoding = encodingAsked(query.parameters.get('encoding'))
  const page = { offset: 0, limit: Number.MAX_SAFE_INTEGER }
  const delta = await deltaAsked(request, type, { query, format })
  const whole = delta ?? {
    selection: await selectFeatures(request.server.database.db, type, { ...query.features, page }),
  }
  reply.header('content-disposition', `attachment; filename="${type.name}.${format}"`)
  if (format === 'geojson') reply.header('content-crs', contentCrs(query))
  return sendFeatures(request, reply, { ...whole, form: query.form, crs: query.crs, links: [], format, encoding })
}

function encodingAsked(text: string | undefined): CsvEncoding {
  const found = CSV_ENCODINGS.find(encoding => encoding === (text || 'utf-8'))
  if (found) return found
  throw new DomainError('invalid-parameter', `encoding=${text}: expected one of ${CSV_ENCODINGS.join(', ')}.`)
}

async function sendOne(
  request: FastifyRequest,
  reply: FastifyReply,
  { type, id }: { type: FeatureType; id: string },
): Promise<FastifyReply> {
  const parameters = queryParameters(request, ['crs'])
  const crsUri = parameters.get('crs') || CRS84_URI
  const crs = namedCrs(request, 'crs', crsUri)
  const format = chosenFormat(['geojson', 'html'], formatAsked(request, parameters))
  const form = { attributes: type.attributes, geometry: { crs: crs.crs, inAuthorityOrder: crs.yFirst } }
  const row = await featureById(request.server.database.db, type, { id, ...form })
  if (!row) throw new DomainError('not-found', `There is no feature "${id}" in ${type.name}.`)
  const links = featureLinks(request, { type, row, isHtml: format === 'html' })
  reply
    .header('etag', `"${row.version}"`)
    .header('cache-control', `${request.holder ? 'private' : 'public'}, no-cache`)
    .header('vary', `Accept, Accept-Language, ${CALLER_HEADERS}`)
  reply.header('link', linkHeader(links)).header('content-crs', `<${crsUri}>`)
  if (request.headers['if-none-match'] === `"${row.version}"`) return reply.code(304).send()
  if (format === 'html') {
    const language = languageOf(request, parameters.get('lang'))
    return reply.type(MEDIA_TYPES.html).send(await featurePage(request, { type, row, language, links }))
  }
  const body = `${featureJson(form)(row).slice(0, -1)},"links":${JSON.stringify(links)}}`
  return reply.type(MEDIA_TYPES.geojson).send(body)
}

function featureLinks(
  request: FastifyRequest,
  { type, row, isHtml }: { type: FeatureType; row: FeatureRow; isHtml: boolean },
): Link[] {
  const path = `/collections/${type.name}/items/${encodeURIComponent(row.key)}`
  const collection = addresses(request)(`/collections/${type.name}`, { f: 'json' })
  return [
    ...selfLinks(request, { path, isHtml, json: MEDIA_TYPES.geojson }),
    { rel: 'collection', href: collection, type: MEDIA_TYPES.json },
  ]
}

const contentCrs = ({ crsUri }: ItemsQuery): string => `<${crsUri}>`

export const formatAsked = ({ headers }: FastifyRequest, parameters: Map<string, string>) => ({
  f: parameters.get('f'),
  accept: headers.accept,
})
