import swagger from '@fastify/swagger'
import swaggerUi from '@fastify/swagger-ui'
import type { FastifySchema, RouteOptions } from 'fastify'
import fp from 'fastify-plugin'
import { openToAnyone } from './permissions.ts'

const PROBLEM = {
  type: 'object',
  required: ['status', 'code', 'title', 'detail', 'requestId'],
  properties: {
    status: { type: 'integer' },
    code: { type: 'string', description: 'Stable; for programs' },
    title: { type: 'string' },
    detail: { type: 'string', description: 'What was found and what was expected; for people' },
    requestId: { type: 'string' },
  },
}

const REFUSAL = {
  description: 'Refused or failed',
  content: { 'application/problem+json': { schema: PROBLEM } },
}

interface QuerySchema {
  properties: Record<string, { default?: unknown }>
  required?: string[]
}

/** Parameters with a default are always there for the handler, but callers need not write them. */
const asCallersSeeIt = ({ required = [], ...query }: QuerySchema): object => ({
  ...query,
  required: required.filter(name => query.properties[name]?.default === undefined),
})

/** Says in the document what every route has in common: who may call it, and how it refuses. */
function described(schema: FastifySchema | undefined, { config }: RouteOptions): FastifySchema {
  const permission = config?.permission ?? 'admin'
  return {
    ...schema,
    ...(schema?.querystring !== undefined && { querystring: asCallersSeeIt(schema.querystring as QuerySchema) }),
    'x-permission': permission,
    ...(permission !== 'public' && { security: [{ key: [] }, { header: [] }] }),
    response: { ...(schema?.response as object), default: REFUSAL },
  } as FastifySchema
}

/** The description of the API at /api/openapi.json, and a page to read and try it at /api/docs. */
export const openApi = fp(
  async app => {
    await app.register(swagger, {
      openapi: {
        openapi: '3.0.3',
        info: { title: 'Wangge', description: 'Components, unit grids, places and cases of a city.', version: '1' },
        components: {
          securitySchemes: {
            key: { type: 'http', scheme: 'bearer' },
            header: { type: 'apiKey', in: 'header', name: 'X-API-Key' },
          },
        },
      },
      transform: ({ schema, url, route }) => ({ schema: described(schema, route), url }),
    })
    await app.register(async docs => {
      openToAnyone(docs)
      await docs.register(swaggerUi, { routePrefix: '/api/docs' })
      docs.get('/api/openapi.json', { schema: { hide: true } }, async () => app.swagger())
    })
  },
  { name: 'openapi', dependencies: ['permissions'] },
)
