import { gunzipSync } from 'node:zlib'
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { type BookId, classBook } from '../../spatial/catalogue/class-book.ts'
import { bboxCenter } from '../../spatial/geometry/bbox.ts'
import type { TileLayer } from '../../tiles/catalogue.ts'
import type { TileRequest } from '../../tiles/engine/live-tiles.ts'
import { degreesOf } from '../../tiles/mirror/extents.ts'
import { CALLER_HEADERS } from '../schemas/etag.ts'
import { acceptsGzip, hasTag } from './conditional.ts'
import { hiddenColumns, layersFor, requireSeenParameters, tileSightFor } from './reader-tiles.ts'
import { layerAt, tileAt } from './tile-address.ts'
import { classCodesOf, filterOf, TileQuery } from './tile-filter.ts'
import { TileJson, tileJsonOf } from './tile-json.ts'

const MVT = 'application/vnd.mapbox-vector-tile'

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
  content: { [MVT]: { schema: { type: 'string', format: 'binary' } } },
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
      const hidden = hiddenColumns(request, layer)
      return tileJsonOf({ layer, book, hidden, ...placeOf(request), tilesUrl: tilesUrlOf(request, layer) })
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
      return sendTile({ layer: layer.id, tile, ...(filter && { filter }), ...(sight && { sight }) }, request, reply)
    },
  )
}

/** The city lies within its extent, whatever is published; the map opens on what is surveyed. */
function placeOf({ server: { city, mirror } }: FastifyRequest) {
  const surveyed = mirror.layers.get('grids')!.rows.extent()
  return {
    bounds: city.extent,
    center: bboxCenter(surveyed ? degreesOf(surveyed) : city.extent),
    attribution: `${city.nameZh} ${city.nameEn}${city.isDemo ? '(演示数据 synthetic data)' : ''}`,
  }
}

const tilesUrlOf = (request: FastifyRequest, { id }: TileLayer): string =>
  addressWith(request, `/tiles/${id}/{z}/{x}/{y}`, request.query as Record<string, string>)

/** An absolute address with these parameters, and the key where the request brought it in its own. */
function addressWith({ origin, token }: FastifyRequest, path: string, parameters: Record<string, string> = {}): string {
  const query = new URLSearchParams({ ...parameters, ...(token !== undefined && { token }) }).toString()
  return `${origin}${path}${query && `?${query}`}`
}

/** What a key is given to see stays out of shared caches. */
const cacheHeaders = ({ holder }: FastifyRequest, reply: FastifyReply): FastifyReply =>
  reply
    .header('cache-control', `${holder ? 'private' : 'public'}, no-cache`)
    .header('vary', `Accept-Encoding, ${CALLER_HEADERS}`)

/** Answers 304 before anything is encoded; otherwise the tile, compressed where the client takes that. */
async function sendTile(wanted: TileRequest, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { liveTiles } = request.server
  const isGzip = acceptsGzip(request.headers['accept-encoding'])
  const etagOf = (tag: string): string => (isGzip ? `"${tag}-gzip"` : `"${tag}"`)
  cacheHeaders(request, reply)
  const current = etagOf(liveTiles.tagOf(wanted))
  if (hasTag(request.headers['if-none-match'], current)) return reply.header('etag', current).code(304).send()
  const { tag, gzip } = await liveTiles.compressed(wanted)
  reply.header('etag', etagOf(tag))
  if (gzip.length === 0) return reply.code(204).send()
  reply.type(MVT)
  if (isGzip)
    return reply.header('content-encoding', 'gzip').send(Buffer.from(gzip.buffer, gzip.byteOffset, gzip.length))
  return reply.send(gunzipSync(gzip))
}
