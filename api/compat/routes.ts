import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import fp from 'fastify-plugin'
import { Type } from 'typebox'
import { mayDo } from '../../spatial/access/scopes.ts'
import { DomainError } from '../../spatial/domain-error.ts'
import { Nullable } from '../schemas/nullable.ts'
import { CLIENT_RULES } from './client-rules.ts'
import { loggedRequest } from './logged-request.ts'
import { KEPT_REQUESTS, RequestLog } from './request-log.ts'

const Text = Nullable(Type.String())
const CompatAnswer = Type.Object({
  kept: Type.Integer({ description: 'Requests that are kept of each key, by this process as long as it runs' }),
  requests: Type.Array(
    Type.Object({
      at: Type.String({ format: 'date-time' }),
      method: Type.String(),
      path: Type.String(),
      parameters: Type.Array(Type.Object({ name: Type.String(), value: Type.String() })),
      userAgent: Text,
      client: Type.Object({ name: Type.String(), version: Text }),
      accept: Text,
      status: Type.Integer(),
      milliseconds: Type.Number(),
      returned: Nullable(Type.Integer()),
      matched: Nullable(Type.Integer()),
      contentType: Text,
      axisOrder: Text,
      problem: Text,
      rules: Type.Array(Type.String()),
    }),
  ),
  rules: Type.Array(Type.Object({ id: Type.String(), zh: Type.String(), en: Type.String() })),
})

declare module 'fastify' {
  interface FastifyRequest {
    /** The sentence of the refusal that answered it. */
    problem: string | undefined
  }
}

/** Looking at the list adds nothing to it. */
const OWN = /^\/(api\/)?compat\b/

/** Shows a bureau what its programs sent with its key, and what they were answered. */
const routes: FastifyPluginAsyncTypebox = async app => {
  const log = new RequestLog()
  app.decorateRequest('problem', undefined)
  app.addHook('onError', async (request, _reply, error) => {
    request.problem = error instanceof DomainError || (error.statusCode ?? 500) < 500 ? error.message : undefined
  })
  app.addHook('onResponse', (request, reply, done) => {
    const { holder } = request
    if (holder?.kind === 'key' && !OWN.test(request.url)) log.add(holder.keyId, loggedRequest(request, reply))
    done()
  })

  app.get(
    '/api/compat',
    {
      config: { permission: 'known', sight: 'nothing' },
      schema: {
        summary: 'What came with a key, and how it was answered',
        querystring: Type.Object({
          key: Type.Optional(Type.Integer({ description: 'Number of another key, for whoever manages keys' })),
        }),
        response: { 200: CompatAnswer },
      },
    },
    async (request, reply) => {
      const { holder, reader } = request
      const own = holder?.kind === 'key' ? holder.keyId : undefined
      const asked = request.query.key ?? own
      if (asked === undefined) throw new DomainError('invalid-parameter', 'key: which key’s requests?')
      if (asked !== own && !mayDo(reader.scopes, 'keys:manage'))
        throw new DomainError('not-permitted', 'You may see the requests of your own key.')
      reply.header('cache-control', 'no-store')
      return {
        kept: KEPT_REQUESTS,
        requests: log.of(asked),
        rules: CLIENT_RULES.map(({ id, zh, en }) => ({ id, zh, en })),
      }
    },
  )
}

/** Not encapsulated: it watches the requests of all routes. */
export const compatRoutes = fp(routes as never, { name: 'compat', dependencies: ['permissions'] })
