import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { DomainError } from '../../spatial/domain-error.ts'
import { notChangedSince } from '../schemas/etag.ts'
import { serviceName } from './addresses.ts'
import { serverInfo, serviceCatalogue } from './documents/info.ts'
import { layerDocument } from './documents/layer.ts'
import { serviceDocument } from './documents/service.ts'
import { type Format, formatAsked, sendDocument } from './formats.ts'
import { layersFor, requireLayer } from './layers.ts'
import { esriParameters } from './parameters.ts'
import { OF_LAYER, OF_SERVICE, READING } from './reading.ts'

const METHODS = ['GET', 'POST'] as const

/** What the server, its service and each layer are. Clients ask with GET or POST as they please. */
export const descriptionRoutes: FastifyPluginAsyncTypebox = async app => {
  app.route({
    ...READING,
    method: [...METHODS],
    url: '/info',
    handler: async (request, reply) => sendDocument(reply, described(request), serverInfo(request)),
  })
  for (const url of ['/', '/services'])
    app.route({
      ...READING,
      method: [...METHODS],
      url,
      handler: async (request, reply) => sendDocument(reply, described(request), serviceCatalogue(request)),
    })

  app.route({
    ...OF_SERVICE,
    method: [...METHODS],
    url: '/services/:service/FeatureServer',
    handler: async (request, reply) => {
      requireService(request, request.params.service)
      return unlessKnown(request, reply, () => serviceDocument(request))
    },
  })

  app.route({
    ...OF_SERVICE,
    method: [...METHODS],
    url: '/services/:service/FeatureServer/layers',
    handler: async (request, reply) => {
      requireService(request, request.params.service)
      return unlessKnown(request, reply, async () => ({
        layers: await Promise.all(layersFor(request).map(layer => layerDocument(request, layer))),
        tables: [],
      }))
    },
  })

  app.route({
    ...OF_LAYER,
    method: [...METHODS],
    url: '/services/:service/FeatureServer/:layer',
    handler: async (request, reply) => {
      requireService(request, request.params.service)
      const layer = requireLayer(request, request.params.layer)
      return unlessKnown(request, reply, () => layerDocument(request, layer))
    },
  })
}

/** Beside what it takes everywhere, a description is asked with words that change nothing. */
const described = (request: FastifyRequest): Format =>
  formatAsked(
    esriParameters(request, ['returnUpdates', 'returnDomainNames', 'returnAdvancedSymbols', 'option', 'lang']),
    ['json', 'pjson', 'html'],
  )

async function unlessKnown(request: FastifyRequest, reply: FastifyReply, read: () => Promise<object>) {
  const format = described(request)
  reply.header('vary', 'Authorization')
  if (request.method === 'GET' && (await notChangedSince(request, reply))) return reply
  return sendDocument(reply, format, await read())
}

/** Refuses (`not-found`) a service that is not there. */
export function requireService(request: FastifyRequest, name: string): void {
  if (name.toLowerCase() === serviceName(request)) return
  throw new DomainError('not-found', `There is no service "${name}"; there is "${serviceName(request)}".`)
}
