import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { DomainError } from '../../spatial/domain-error.ts'
import { REST_PATH } from './addresses.ts'
import { descriptionRoutes } from './description-routes.ts'
import { editRoutes } from './edit-routes.ts'
import { sendEsriError } from './esri-error.ts'
import { queryRoutes } from './query-routes.ts'

/** ArcGIS FeatureServer on the published feature types, for clients of Esri and those that speak like them. */
export const featureServerRoutes: FastifyPluginAsyncTypebox = async app => {
  await app.register(
    async service => {
      // maps of other offices read features from pages of their own
      service.addHook('onRequest', async (_request, reply) => {
        reply.header('access-control-allow-origin', '*')
      })
      service.setErrorHandler(sendEsriError)
      service.setNotFoundHandler((request, reply) =>
        sendEsriError(
          new DomainError('not-found', `There is nothing at ${request.url.split('?')[0]}.`),
          request,
          reply,
        ),
      )
      service.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_request, body, done) =>
        done(null, Object.fromEntries(new URLSearchParams(body as string))),
      )
      for (const routes of [descriptionRoutes, queryRoutes, editRoutes]) await service.register(routes)
    },
    { prefix: REST_PATH },
  )
}
