import { Readable } from 'node:stream'
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { DomainError } from '../../spatial/domain-error.ts'
import { CALLER_HEADERS, notChangedSince } from '../schemas/etag.ts'
import { requireService } from './description-routes.ts'
import { type Extraction, extracted, extractionText, formOf, generationsAsked } from './extract-changes.ts'
import { formatAsked } from './formats.ts'
import { requireLayer } from './layers.ts'
import { esriParameters, type Parameters } from './parameters.ts'
import { answerQuery } from './query/answer-query.ts'
import { QUERY_PARAMETERS, UNSUPPORTED } from './query/parameter-names.ts'
import { OF_LAYER, OF_SERVICE } from './reading.ts'
import { crsNamed, STORED } from './spatial-reference.ts'

/** Queries on a layer and what changed in layers; in the address, as a form or as JSON. */
export const queryRoutes: FastifyPluginAsyncTypebox = async app => {
  app.route({
    ...OF_LAYER,
    method: ['GET', 'POST'],
    url: '/services/:service/FeatureServer/:layer/query',
    handler: async (request, reply) => {
      requireService(request, request.params.service)
      const layer = requireLayer(request, request.params.layer)
      const parameters = esriParameters(request, [...QUERY_PARAMETERS, ...UNSUPPORTED])
      refuseUnsupported(parameters)
      reply.header('vary', CALLER_HEADERS)
      if (request.method === 'GET' && isTimeless(parameters) && (await notChangedSince(request, reply))) return reply
      return answerQuery(request, reply, { ...layer, parameters })
    },
  })

  app.route({
    ...OF_SERVICE,
    method: ['GET', 'POST'],
    url: '/services/:service/FeatureServer/extractChanges',
    handler: async (request, reply) => {
      requireService(request, request.params.service)
      const parameters = esriParameters(request, EXTRACT_PARAMETERS)
      formatAsked(parameters, ['json'])
      const { db } = app.database
      const named = parameters.get('outSR')
      const form = formOf(parameters, named === undefined ? STORED : crsNamed('outSR', named))
      const extractions: Extraction[] = []
      for (const { id, since } of generationsAsked(parameters))
        extractions.push(await extracted(db, requireLayer(request, String(id)), since))
      return reply
        .type('application/json; charset=utf-8')
        .send(Readable.from(extractionText(db, extractions, form), { objectMode: false }))
    },
  })
}

/** Beside what it acts on: answers are always JSON in one piece, without attachments. */
const EXTRACT_PARAMETERS = [
  'layers',
  'layerServerGens',
  'serverGens',
  'returnInserts',
  'returnUpdates',
  'returnDeletes',
  'returnIdsOnly',
  'outSR',
  'returnAttachments',
  'returnAttachmentsDataByUrl',
  'returnDeletedFeatures',
  'dataFormat',
  'transportType',
  'async',
]

function refuseUnsupported(parameters: Parameters): void {
  const found = UNSUPPORTED.find(name => !['', '[]', '{}', 'null'].includes(parameters.get(name)?.trim() ?? ''))
  if (found) throw new DomainError('invalid-parameter', `${found} is not supported here.`)
}

/** Whether the answer follows from the published data alone, so that it stays until something is published. */
const isTimeless = (parameters: Parameters): boolean => !/current_(date|timestamp)/i.test(parameters.get('where') ?? '')
