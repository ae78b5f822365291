import { Readable } from 'node:stream'
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { DomainError } from '../../spatial/domain-error.ts'
import type { OpenArchive } from '../../tiles/archive/open-archive.ts'
import { changedTiles } from '../../tiles/mirror/changed-tiles.ts'
import { RowNumber } from '../schemas/row-number.ts'
import { archiveFor } from './archive-entry.ts'
import { byteRange } from './byte-range.ts'
import { hasTag } from './conditional.ts'
import { cacheHeaders } from './send-tile.ts'
import { layerAt } from './tile-address.ts'

const MEDIA_TYPE = 'application/vnd.pmtiles'

const LayerParams = Type.Object({ layer: Type.String() })
const answer = (description: string) => ({
  description,
  content: { [MEDIA_TYPE]: { schema: { type: 'string', format: 'binary' } } },
})

const SinceQuery = Type.Object({
  since: RowNumber('The commit that an archive shows'),
})
const ChangedTiles = Type.Object({
  since: Type.Integer(),
  commit: Type.Integer({ description: 'The commit up to which this tells' }),
  everywhere: Type.Boolean({ description: 'So much has changed that every tile counts as changed' }),
  tiles: Type.Array(Type.String(), {
    description:
      'z/x/y of the tiles that show something changed, to zoom 16; closer tiles have changed where theirs has',
  }),
})

export interface ArchiveOptions {
  /** Where `npm run tiles:build` puts archives; without it none are served. */
  directory: string | undefined
}

/** Archives of tile layers, served in ranges, and which of their tiles have changed since. */
export const archiveRoutes: FastifyPluginAsyncTypebox<ArchiveOptions> = async (app, { directory }) => {
  app.get(
    '/tiles/:layer.pmtiles',
    {
      config: { permission: 'public', sight: 'cut' },
      schema: {
        summary: 'All tiles of a layer in one file (PMTiles 3), to be read in ranges',
        params: LayerParams,
        response: { 200: answer('The file'), 206: answer('The range'), 304: { type: 'null' }, 416: { type: 'null' } },
      },
    },
    async (request, reply) => {
      const layer = layerAt(request, request.params.layer)
      const archive = await archiveFor(request, layer, directory)
      if (!archive) throw new DomainError('not-found', `There is no archive of ${layer.id}.`)
      return sendArchive(archive, request, reply)
    },
  )

  app.get(
    '/tiles/:layer/changed',
    {
      config: { permission: 'public', sight: 'cut' },
      schema: {
        summary: 'Tiles that have changed since a commit',
        description: 'What of an archive is out of date: take these tiles live, and all others from the archive.',
        params: LayerParams,
        querystring: SinceQuery,
        response: { 200: ChangedTiles },
      },
    },
    async (request, reply) => {
      const layer = layerAt(request, request.params.layer)
      cacheHeaders(request, reply)
      const { since } = request.query
      return {
        since,
        commit: app.mirror.seq,
        ...(await changedTiles(app.database, { layer, since, upTo: app.mirror.seq })),
      }
    },
  )
}

async function sendArchive(
  { file, bytes, tag }: OpenArchive,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const etag = `"${tag}"`
  cacheHeaders(request, reply).header('etag', etag).header('accept-ranges', 'bytes').type(MEDIA_TYPE)
  reply.header('access-control-expose-headers', 'ETag, Content-Range, Accept-Ranges')
  const isUnchanged = hasTag(request.headers['if-none-match'], etag)
  // a range of another archive would be glued to what the client has of this one
  const mayBePart = [undefined, etag].includes(request.headers['if-range'] as string | undefined)
  const range = mayBePart ? byteRange(request.headers.range, bytes) : undefined
  if (isUnchanged || range === 'unsatisfiable') {
    await file.close()
    if (isUnchanged) return reply.code(304).send()
    return reply.code(416).header('content-range', `bytes */${bytes}`).send()
  }
  const { start, end } = range ?? { start: 0, end: bytes - 1 }
  if (range) reply.code(206).header('content-range', `bytes ${start}-${end}/${bytes}`)
  reply.header('content-length', end - start + 1)
  if (request.method === 'HEAD') {
    await file.close()
    // a stream, because of anything else the length is measured anew
    return reply.send(Readable.from([]))
  }
  return reply.send(file.createReadStream({ start, end }))
}
