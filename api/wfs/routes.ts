import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { gzipAnswers } from '../plugins/gzip-answers.ts'
import { SERVICE_PATH } from './addresses.ts'
import { DEFAULT_VERSION, dispatch } from './dispatch.ts'
import { sendException } from './refusals.ts'
import type { WfsVersion } from './versions.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** The version of WFS in which the client is answered. */
    wfsVersion: WfsVersion
  }
}

/** Ten thousand features as GML; a filter has a limit of its own. */
const BODY_LIMIT_BYTES = 16 * 1024 * 1024

/** Parameters are read by the operations, in any case; the service describes itself in its capabilities. */
const ROUTE = {
  config: { permission: 'public', sight: 'cut' },
  schema: { hide: true, querystring: { type: 'object', additionalProperties: true } },
  bodyLimit: BODY_LIMIT_BYTES,
} as const

/** WFS 2.0, 1.1 and 1.0 on the published feature types, at one address. Operations that write ask for a key themselves. */
export const wfsRoutes: FastifyPluginAsyncTypebox = async app => {
  app.decorateRequest('wfsVersion', DEFAULT_VERSION)
  app.setErrorHandler(sendException)
  // programs name all kinds of media types, or none: the body itself says what it is
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body))
  await app.register(gzipAnswers)
  app.addHook('onRequest', async (_request, reply) => {
    // QGIS shows again what it has kept, however old, unless it is told not to keep it
    reply.header('access-control-allow-origin', '*').header('cache-control', 'no-store')
  })
  app.get(SERVICE_PATH, ROUTE, dispatch)
  app.post(SERVICE_PATH, ROUTE, dispatch)
}
