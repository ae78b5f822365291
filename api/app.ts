import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import Fastify, { type FastifyInstance, type FastifyServerOptions } from 'fastify'
import { type City, cityOf } from '../spatial/catalogue/city.ts'
import type { Database } from '../spatial/database/connection.ts'
import { cityRoutes } from './catalogue/city-routes.ts'
import { catalogueRoutes } from './catalogue/routes.ts'
import { compatRoutes } from './compat/routes.ts'
import { componentExportRoutes } from './components/export-routes.ts'
import { componentLifeRoutes } from './components/life-routes.ts'
import { liveLookUp } from './components/live-look-up.ts'
import { componentRoutes } from './components/routes.ts'
import { componentWriteRoutes } from './components/write-routes.ts'
import { changesRoutes } from './exchange/changes-routes.ts'
import { eventsRoutes } from './exchange/events-routes.ts'
import { importsReadingRoutes } from './exchange/imports-reading-routes.ts'
import { importsRoutes } from './exchange/imports-routes.ts'
import { featureServerRoutes } from './feature-server/routes.ts'
import { gridRoutes } from './grids/routes.ts'
import { healthRoutes } from './health/routes.ts'
import { correctionRoutes } from './imagery/correction-routes.ts'
import { deliveryRoutes } from './imagery/delivery-routes.ts'
import { imageRoutes } from './imagery/image-routes.ts'
import { lookAtRoutes } from './imagery/look-at-routes.ts'
import { measurementRoutes } from './imagery/measurement-routes.ts'
import { pictureImages } from './imagery/picture-images-plugin.ts'
import { pictureRoutes } from './imagery/picture-routes.ts'
import { privacyRoutes } from './imagery/privacy-routes.ts'
import { stacRoutes } from './imagery/stac/routes.ts'
import { keyRoutes } from './keys/routes.ts'
import { ogcRoutes } from './ogc/routes.ts'
import { organisationRoutes } from './organisations/routes.ts'
import { peopleRoutes } from './people/routes.ts'
import { sessionRoutes } from './people/session-routes.ts'
import { placeRoutes } from './places/routes.ts'
import { errors } from './plugins/errors.ts'
import { keyQuotas } from './plugins/key-quotas.ts'
import { openApi } from './plugins/openapi.ts'
import { permissions } from './plugins/permissions.ts'
import { publicAddress } from './plugins/public-address.ts'
import { scratchDirectory } from './plugins/scratch-directory.ts'
import { strictQueries } from './plugins/strict-queries.ts'
import { liveMirror } from './tiles/live-mirror.ts'
import { tileRoutes } from './tiles/routes.ts'
import { viewerRoutes } from './viewer/routes.ts'
import { wfsRoutes } from './wfs/routes.ts'

declare module 'fastify' {
  interface FastifyInstance {
    database: Database
    city: City
    /** How far the start has come; health answers 503 until it is ready. */
    readiness: Readiness
  }
}

export interface Readiness {
  ready: boolean
  /** What is being done, in words for the terminal and the waiting page. */
  stage: string
  /** 0 to 1 within the stage; undefined where it cannot be known. */
  progress?: number
}

export interface AppOptions {
  database: Database
  readiness?: Readiness
  /** Address under which clients reach this server, without a trailing slash; taken from the request when absent. */
  publicUrl?: string
  /** A Martin that encodes the tiles, see tiles/martin.yaml; this process does when absent. */
  martinUrl?: string
  /** Room for tiles that are kept while they hold; with none, each is encoded whenever it is asked for. */
  tileCacheBytes?: number
  /** Folder of the archives of tile layers; none are served without it. */
  archiveDirectory?: string
  /** Folder of the built pages; without it there is only the API. */
  pages?: URL
  /** Where uploaded deliveries wait until they are published; lasts no longer than the app when absent. */
  uploadDirectory?: string
  /** Where pictures are kept: sealed originals, public copies, crops; lasts no longer than the app when absent. */
  imageryDirectory?: string
  logger?: FastifyServerOptions['logger']
}

/** One megabyte is ample for any query; files come through the upload route, which has its own limit. */
const BODY_LIMIT_BYTES = 1_048_576
const KEEP_ALIVE_MS = 65_000
/** Filling the mirror takes a second or two; a machine that is busy with other things may need far longer. */
const PLUGIN_TIMEOUT_MS = 300_000

/** Everything over HTTP, as one app. Touches neither environment nor network; listening is the caller's. */
export async function buildApp({
  database,
  readiness,
  publicUrl,
  martinUrl,
  tileCacheBytes,
  archiveDirectory,
  pages,
  uploadDirectory,
  imageryDirectory,
  logger = false,
}: AppOptions): Promise<FastifyInstance> {
  const app = Fastify({
    logger,
    bodyLimit: BODY_LIMIT_BYTES,
    keepAliveTimeout: KEEP_ALIVE_MS,
    pluginTimeout: PLUGIN_TIMEOUT_MS,
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: 200 },
    ajv: { customOptions: { removeAdditional: false, coerceTypes: 'array', allErrors: false } },
  }).withTypeProvider<TypeBoxTypeProvider>()
  app.decorate('database', database)
  app.decorate('city', await cityOf(database.db))
  app.decorate('readiness', readiness ?? { ready: true, stage: 'ready' })

  await app.register(errors)
  await app.register(publicAddress, { publicUrl })
  await app.register(permissions)
  await app.register(keyQuotas)
  await app.register(strictQueries)
  await app.register(openApi)
  await app.register(compatRoutes)
  await app.register(liveMirror, { martinUrl, cacheBytes: tileCacheBytes })
  await app.register(liveLookUp)
  await app.register(healthRoutes, { prefix: '/api' })
  await app.register(sessionRoutes, { prefix: '/api' })
  await app.register(peopleRoutes, { prefix: '/api' })
  await app.register(keyRoutes, { prefix: '/api' })
  await app.register(cityRoutes, { prefix: '/api' })
  await app.register(catalogueRoutes, { prefix: '/api' })
  await app.register(gridRoutes, { prefix: '/api' })
  await app.register(organisationRoutes, { prefix: '/api' })
  await app.register(componentRoutes, { prefix: '/api' })
  await app.register(componentLifeRoutes, { prefix: '/api' })
  await app.register(componentExportRoutes, { prefix: '/api' })
  await app.register(componentWriteRoutes, { prefix: '/api' })
  await app.register(changesRoutes, { prefix: '/api' })
  await app.register(eventsRoutes, { prefix: '/api' })
  if (pages) await app.register(viewerRoutes, { directory: pages })
  await app.register(importsRoutes, {
    prefix: '/api',
    uploadDirectory: uploadDirectory ?? (await scratchDirectory(app, 'uploads')),
  })
  await app.register(importsReadingRoutes, { prefix: '/api' })
  await app.register(tileRoutes, { archiveDirectory })
  await app.register(placeRoutes, { prefix: '/api' })
  await app.register(pictureImages, { directory: imageryDirectory ?? (await scratchDirectory(app, 'imagery')) })
  await app.register(imageRoutes, { prefix: '/api' })
  await app.register(lookAtRoutes, { prefix: '/api' })
  await app.register(pictureRoutes, { prefix: '/api' })
  await app.register(correctionRoutes, { prefix: '/api' })
  await app.register(measurementRoutes, { prefix: '/api' })
  await app.register(deliveryRoutes, { prefix: '/api' })
  await app.register(privacyRoutes, { prefix: '/api' })
  await app.register(stacRoutes, { prefix: '/stac' })
  await app.register(ogcRoutes)
  await app.register(wfsRoutes)
  await app.register(featureServerRoutes)
  return app as unknown as FastifyInstance
}
