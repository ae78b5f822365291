import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { type BookId, classBook } from '../../spatial/catalogue/class-book.ts'
import type { TileLayer } from '../../tiles/catalogue.ts'
import { vectorLayerDescriptions } from '../../tiles/vector-layers.ts'
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
    }),
  ),
})

const tileAnswer = {
  description: 'A vector tile, version 2.1',
  content: { [TILE_MEDIA_TYPE]: { schema: { type: 'string', format: 'binary' } } },
}
const EMPTY = { type: 'null', description: 'Nothing is there' }
const UNCHANGED = { type: 'null', description: 'The tile that the client has still holds' }

/** Vector tiles of every published layer, their catalogue and TileJSON. */
export const tileRoutes: FastifyPluginAsyncTypebox = async app => {
  const book = classBook(app.city.componentBook as BookId)
  const classCodes = classCodesOf(book)

  // maps of other offices read tiles from pages of their own
  app.addHook('onRequest', async (_request, reply) => void reply.header('access-control-allow-origin', '*'))

  app.get(
    '/tiles',
    {
      config: { permission: 'public', sight: 'cut' },
      schema: { summary: 'Tile layers', response: { 200: Catalogue } },
    },
    async (request, reply) => {
      cacheHeaders(request, reply)
      const tiles = layersFor(request).map(({ id, titleZh, titleEn, minzoom, maxzoom }) => {
        return { id, titleZh, titleEn, minzoom, maxzoom, tilejson: addressWith(request, `/tiles/${id}`) }
      })
      return { commit: app.mirror.seq, tiles }
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
      return layerTileJson(layer, { vectorLayers, tilesUrl: tilesUrlOf(request, layer), ...placeOf(request) })
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

/** An absolute address with these parameters, and the key where the request brought it in its own. */
function addressWith({ origin, token }: FastifyRequest, path: string, parameters: Record<string, string> = {}): string {
  const query = new URLSearchParams({ ...parameters, ...(token !== undefined && { token }) }).toString()
  return `${origin}${path}${query && `?${query}`}`
}
