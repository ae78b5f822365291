import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { DomainError } from '../../spatial/domain-error.ts'
import { CALLER_HEADERS, notChangedSince } from '../schemas/etag.ts'
import { serviceName, serviceNameOf } from './addresses.ts'
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

  app.post('/generateToken', READING, async (request, reply) => {
    const parameters = esriParameters(request, TOKEN_PARAMETERS)
    const key = parameters.get('password')?.trim()
    const holder = key === undefined ? undefined : await app.access.holderOf(key)
    if (!holder)
      throw new DomainError('invalid-parameter', 'Give a key of this service as the password; any user name will do.')
    const expires = Math.min(holder.expiresAt?.getTime() ?? Number.MAX_SAFE_INTEGER, Date.now() + TOKEN_SPAN_MS)
    return sendDocument(reply.header('cache-control', 'no-store'), described(request, TOKEN_PARAMETERS), {
      token: key,
      expires,
      ssl: request.protocol === 'https',
    })
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

/** Clients ask again when a token is over; a key of ours lasts as long as it was given for. */
const TOKEN_SPAN_MS = 14 * 86_400_000
const TOKEN_PARAMETERS = [
  'username',
  'password',
  'client',
  'referer',
  'ip',
  'expiration',
  'encrypted',
  'customParameters',
]

const DESCRIBED_WITH = ['returnUpdates', 'returnDomainNames', 'returnAdvancedSymbols', 'option', 'lang']

/** Beside what it takes everywhere, a description is asked with words that change nothing. */
const described = (request: FastifyRequest, more: readonly string[] = []): Format =>
  formatAsked(esriParameters(request, [...DESCRIBED_WITH, ...more]), ['json', 'pjson', 'html'])

async function unlessKnown(request: FastifyRequest, reply: FastifyReply, read: () => Promise<object>) {
  const format = described(request)
  reply.header('vary', CALLER_HEADERS)
  if (request.method === 'GET' && (await notChangedSince(request, reply))) return reply
  return sendDocument(reply, format, await read())
}

/** Refuses (`not-found`) a service that is not there. */
export function requireService(request: FastifyRequest, name: string): void {
  if (serviceNameOf(name) === serviceName(request)) return
  throw new DomainError('not-found', `There is no service "${name}"; there is "${serviceName(request)}".`)
}
