import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { type BookId, classBook } from '../../spatial/catalogue/class-book.ts'
import type { TileLayer } from '../../tiles/layers/tile-layer.ts'
import { vectorLayerDescriptions } from '../../tiles/vector-layers.ts'
import { addressWith } from './address-with.ts'
import { ArchiveEntry, archiveEntry } from './archive-entry.ts'
import { archiveRoutes } from './archive-routes.ts'
import { placeOf } from './place.ts'
import { hiddenColumns, layersFor, requireSeenParameters, tileSightFor } from './reader-tiles.ts'
import { cacheHeaders, sendTile, TILE_MEDIA_TYPE } from './send-tile.ts'
import { layerAt, tileAt } from './tile-address.ts'
import { classCodesOf, filterOf, TileQuery } from './tile-filter.ts'
import { layerTileJson, TileJson } from './tile-json.ts'

const LayerParams = Type.Object({ layer: Type.String() })
const TileParams = Type.Object({ layer: Type.String(), z: Type.String(), x: Type.String(), y: Type.String() })

const Catalogue = Type.Object({
  commit: Type.Integer({ description: 'Number of the commit that the tiles show' }),
  tiles: Type.Array(
    Type.Object({
      id: Type.String(),
      titleZh: Type.String(),
      titleEn: Type.String(),
      minzoom: Type.Integer(),
      maxzoom: Type.Integer(),
      tilejson: Type.String({ description: 'Address of the TileJSON' }),
      archive: Type.Optional(ArchiveEntry),
    }),
  ),
})

const tileAnswer = {
  description: 'A vector tile, version 2.1',
  content: { [TILE_MEDIA_TYPE]: { schema: { type: 'string', format: 'binary' } } },
}
const EMPTY = { type: 'null', description: 'Nothing is there' }
const UNCHANGED = { type: 'null', description: 'The tile that the client has still holds' }

export interface TileRouteOptions {
  archiveDirectory: string | undefined
}

/** Vector tiles of every published layer, their catalogue, TileJSON and archives. */
export const tileRoutes: FastifyPluginAsyncTypebox<TileRouteOptions> = async (app, { archiveDirectory }) => {
  const book = classBook(app.city.componentBook as BookId)
  const classCodes = classCodesOf(book)

  // maps of other offices read tiles from pages of their own
  app.addHook('onRequest', (_request, reply, done) => {
    reply.header('access-control-allow-origin', '*')
    done()
  })

  await app.register(archiveRoutes, { directory: archiveDirectory })

  app.get(
    '/tiles',
    {
      config: { permission: 'public', sight: 'cut' },
      schema: { summary: 'Tile layers', response: { 200: Catalogue } },
    },
    async (request, reply) => {
      cacheHeaders(request, reply)
      const tiles = layersFor(request).map(async layer => {
        const { id, titleZh, titleEn, minzoom, maxzoom } = layer
        const archive = await archiveEntry(request, layer, archiveDirectory)
        const tilejson = addressWith(request, `/tiles/${id}`)
        return { id, titleZh, titleEn, minzoom, maxzoom, tilejson, ...(archive && { archive }) }
      })
      return { commit: app.mirror.seq, tiles: await Promise.all(tiles) }
    },
  )

  app.get(
    '/tiles/:layer',
    {
      config: { permission: 'public', sight: 'cut' },
      schema: { summary: 'TileJSON', params: LayerParams, querystring: TileQuery, response: { 200: TileJson } },
    },
    async (request, reply) => {
      const layer = layerAt(request, request.params.layer)
      filterOf(layer, request.query, classCodes)
      requireSeenParameters(request, layer)
      cacheHeaders(request, reply)
      const vectorLayers = vectorLayerDescriptions(layer, { book, hidden: hiddenColumns(request, layer) })
      // an archive holds the whole layer
      const isWhole = Object.keys(request.query).length === 0
      const archive = isWhole ? await archiveEntry(request, layer, archiveDirectory) : undefined
      return {
        ...layerTileJson(layer, { vectorLayers, tilesUrl: tilesUrlOf(request, layer), ...placeOf(request) }),
        ...(archive && { archive }),
      }
    },
  )

  app.get(
    '/tiles/:layer/:z/:x/:y',
    {
      config: { permission: 'public', sight: 'cut' },
      schema: {
        summary: 'A vector tile',
        description: 'Revalidates by ETag: the tag changes when a commit touches the tile, and only then.',
        params: TileParams,
        querystring: TileQuery,
        response: { 200: tileAnswer, 204: EMPTY, 304: UNCHANGED },
      },
    },
    async (request, reply) => {
      const layer = layerAt(request, request.params.layer)
      const tile = tileAt(layer, request.params)
      const filter = filterOf(layer, request.query, classCodes)
      requireSeenParameters(request, layer)
      const sight = await tileSightFor(request, layer)
      const wanted = { layer: layer.id, tile, ...(filter && { filter }), ...(sight && { sight }) }
      return sendTile(wanted, { request, reply, emptyStatus: 204 })
    },
  )
}

const tilesUrlOf = (request: FastifyRequest, { id }: TileLayer): string =>
  addressWith(request, `/tiles/${id}/{z}/{x}/{y}`, request.query as Record<string, string>)
