import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { DomainError } from '../../spatial/domain-error.ts'
import { notChangedSince } from '../schemas/etag.ts'
import { requireService } from './description-routes.ts'
import { requireLayer } from './layers.ts'
import { esriParameters, type Parameters } from './parameters.ts'
import { answerQuery } from './query/answer-query.ts'
import { QUERY_PARAMETERS, UNSUPPORTED } from './query/parameter-names.ts'
import { OF_LAYER } from './reading.ts'

/** Queries on a layer, in the address, as a form or as JSON. */
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
      reply.header('vary', 'Authorization')
      if (request.method === 'GET' && isTimeless(parameters) && (await notChangedSince(request, reply))) return reply
      return answerQuery(request, reply, { ...layer, parameters })
    },
  })
}

function refuseUnsupported(parameters: Parameters): void {
  const found = UNSUPPORTED.find(name => !['', '[]', '{}', 'null'].includes(parameters.get(name)?.trim() ?? ''))
  if (found) throw new DomainError('invalid-parameter', `${found} is not supported here.`)
}

/** Whether the answer follows from the published data alone, so that it stays until something is published. */
const isTimeless = (parameters: Parameters): boolean => !/current_(date|timestamp)/i.test(parameters.get('where') ?? '')
