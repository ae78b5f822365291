import { gunzipSync } from 'node:zlib'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Wanted } from '../../tiles/engine/live-tiles.ts'
import { CALLER_HEADERS } from '../schemas/etag.ts'
import { acceptsGzip, hasTag } from './conditional.ts'

export const TILE_MEDIA_TYPE = 'application/vnd.mapbox-vector-tile'

/** What a key is given to see stays out of shared caches. */
export const cacheHeaders = ({ holder }: FastifyRequest, reply: FastifyReply): FastifyReply =>
  reply
    .header('cache-control', `${holder ? 'private' : 'public'}, no-cache`)
    .header('vary', `Accept-Encoding, ${CALLER_HEADERS}`)

export interface Sending {
  request: FastifyRequest
  reply: FastifyReply
  /** What a tile is answered with that shows nothing: 204, or 200 with nothing in it. */
  emptyStatus: 200 | 204
}

/** Answers 304 before anything is encoded; otherwise the tile, compressed where the client takes that. */
export async function sendTile(wanted: Wanted, { request, reply, emptyStatus }: Sending): Promise<FastifyReply> {
  const { liveTiles } = request.server
  const isGzip = acceptsGzip(request.headers['accept-encoding'])
  const etagOf = (tag: string): string => (isGzip ? `"${tag}-gzip"` : `"${tag}"`)
  cacheHeaders(request, reply)
  const current = liveTiles.tagOf(wanted)
  if (hasTag(request.headers['if-none-match'], etagOf(current)))
    return reply.header('etag', etagOf(current)).code(304).send()
  const { tag, gzip } = await liveTiles.compressed(wanted, current)
  reply.header('etag', etagOf(tag))
  const bytes = Buffer.from(gzip.buffer, gzip.byteOffset, gzip.length)
  if (bytes.length === 0 && emptyStatus === 204) return reply.code(204).send()
  reply.type(TILE_MEDIA_TYPE)
  if (bytes.length === 0) return reply.send(bytes)
  return isGzip ? reply.header('content-encoding', 'gzip').send(bytes) : reply.send(gunzipSync(bytes))
}
