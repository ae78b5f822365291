import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { descriptionRoutes } from './description-routes.ts'
import { itemRoutes } from './items-routes.ts'
import { SERVICE_PATH } from './links.ts'
import { ogcTileRoutes } from './tiles/routes.ts'
import { writeRoutes } from './write-routes.ts'

/** OGC API Features and Tiles on the published feature types, under one path. */
export const ogcRoutes: FastifyPluginAsyncTypebox = async app => {
  // maps of other offices read features from pages of their own
  app.addHook('onRequest', async (_request, reply) => {
    reply
      .header('access-control-allow-origin', '*')
      .header('access-control-expose-headers', 'Link, Content-Crs, ETag, Location')
  })
  for (const routes of [descriptionRoutes, itemRoutes, writeRoutes, ogcTileRoutes])
    await app.register(routes, { prefix: SERVICE_PATH })
}
