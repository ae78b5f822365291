import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { CALLER_HEADERS, notChangedSince } from '../schemas/etag.ts'
import { CollectionParams, collectionOf } from './collection-param.ts'
import { CRS84_URI, collectionDocument, offeredCrs } from './documents/collection.ts'
import { CONFORMANCE_CLASSES } from './documents/conformance.ts'
import { landingDocument } from './documents/landing.ts'
import { openApiDocument } from './documents/open-api.ts'
import { queryablesDocument, type SchemaRequest, schemaDocument, sortablesDocument } from './documents/schema.ts'
import { collectionPage } from './html/collection-page.ts'
import { collectionsPage } from './html/collections-page.ts'
import { documentPage } from './html/document-page.ts'
import { landingPage } from './html/landing-page.ts'
import { formatAsked } from './items-routes.ts'
import { type Language, languageOf } from './language.ts'
import { addresses, selfLinks } from './links.ts'
import { chosenFormat, type Format, MEDIA_TYPES } from './media-types.ts'
import { queryParameters } from './query-parameters.ts'
import { READING } from './reading.ts'

/** What the service is, what it holds, and what its features look like. */
export const descriptionRoutes: FastifyPluginAsyncTypebox = async app => {
  const { db } = app.database
  const ofCollection = { ...READING, schema: { ...READING.schema, params: CollectionParams } }

  app.get('/', READING, async (request, reply) => {
    const asked = askedFor(request, ['json', 'html'])
    const document = landingDocument(request, asked)
    return sendDocument(reply, asked, { document, page: () => landingPage(request, { document, ...asked }) })
  })

  app.get('/conformance', READING, async (request, reply) => {
    const asked = askedFor(request, ['json', 'html'])
    const document = { conformsTo: CONFORMANCE_CLASSES }
    return sendDocument(reply, asked, {
      document,
      page: () => documentPage(request, { document, title: 'conformance', ...asked }),
    })
  })

  app.get('/api', READING, async (request, reply) => {
    const asked = askedFor(request, ['openapi', 'html'])
    const document = openApiDocument(request, asked.language)
    return sendDocument(reply, asked, {
      document,
      page: () => documentPage(request, { document, title: 'api', ...asked }),
    })
  })

  app.get('/collections', READING, async (request, reply) => {
    const asked = askedFor(request, ['json', 'html'])
    if (await notChangedSince(request, reply)) return reply
    const links = selfLinks(request, { path: '/collections', isHtml: asked.isHtml })
    const collections = await Promise.all(
      [...request.featureTypes.values()].map(type => collectionDocument(db, { request, type, ...asked })),
    )
    const document = { links, crs: [CRS84_URI, ...offeredCrs(app.city.projectedSrid)], collections }
    return sendDocument(reply, asked, { document, page: () => collectionsPage(request, { document, ...asked }) })
  })

  app.get('/collections/:collectionId', ofCollection, async (request, reply) => {
    const type = collectionOf(request)
    const asked = askedFor(request, ['json', 'html'])
    if (await notChangedSince(request, reply)) return reply
    const document = await collectionDocument(db, { request, type, ...asked })
    return sendDocument(reply, asked, { document, page: () => collectionPage(request, { document, type, ...asked }) })
  })

  const schemas: [string, (request: SchemaRequest) => object][] = [
    ['schema', schemaDocument],
    ['queryables', queryablesDocument],
    ['sortables', sortablesDocument],
  ]
  for (const [part, documentOf] of schemas)
    app.get(`/collections/:collectionId/${part}`, ofCollection, async (request, reply) => {
      const type = collectionOf(request)
      const asked = askedFor(request, ['schema', 'html'])
      const id = addresses(request)(`/collections/${type.name}/${part}`)
      const document = documentOf({ type, id, language: asked.language })
      return sendDocument(reply, asked, {
        document,
        page: () => documentPage(request, { document, title: part, ...asked }),
      })
    })
}

export interface Asked {
  format: Format
  isHtml: boolean
  language: Language
}

/** The format and language that a document is wanted in, of those offered; `known` are parameters of its own. */
export function askedFor(
  request: FastifyRequest,
  offered: readonly [Format, ...Format[]],
  known: readonly string[] = [],
): Asked {
  const parameters = queryParameters(request, known)
  const format = chosenFormat(offered, formatAsked(request, parameters))
  return { format, isHtml: format === 'html', language: languageOf(request, parameters.get('lang')) }
}

interface Sendable {
  document: object
  page: () => string | Promise<string>
}

/** Sends the document, or the page that shows it. */
export async function sendDocument(reply: FastifyReply, { format, isHtml }: Asked, { document, page }: Sendable) {
  reply.header('vary', `Accept, Accept-Language, ${CALLER_HEADERS}`).type(MEDIA_TYPES[format])
  // as bytes, so that nothing is added to the media type: clients compare that of the API description literally
  return reply.send(isHtml ? await page() : Buffer.from(JSON.stringify(document)))
}
