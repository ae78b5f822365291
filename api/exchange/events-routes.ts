import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { DomainError } from '../../spatial/domain-error.ts'
import { type CommitNotice, noticeSince } from '../../tiles/mirror/catch-up.ts'
import { RowNumber } from '../schemas/row-number.ts'
import { EventStreams } from './event-streams.ts'
import { FEED_LAYERS } from './published-layers.ts'

/** Each open map holds one; a browser tab costs a few kilobytes here. */
const MAX_STREAMS = 1000

const EventsQuery = Type.Object({
  since: Type.Optional(RowNumber('Begin with what was committed after this number')),
})

const answer = {
  description:
    'Events named `commit` whose data are {seq, layers: [{layer, count, extents}]}; their id is the commit number, so a browser that lost the stream is told what it missed',
  content: { 'text/event-stream': { schema: { type: 'string' } } },
}

/** Tells open maps and other readers of commits as they happen. */
export const eventsRoutes: FastifyPluginAsyncTypebox = async app => {
  const streams = new EventStreams({ maxStreams: MAX_STREAMS })
  const unsubscribe = app.commits.subscribe(notice => streams.sendToAll('commit', notice.seq, published(notice)))
  app.addHook('preClose', async () => {
    unsubscribe()
    streams.close()
  })

  app.get(
    '/events',
    {
      config: { permission: 'public' },
      exposeHeadRoute: false,
      schema: { summary: 'Commits as they happen', querystring: EventsQuery, response: { 200: answer } },
    },
    async (request, reply) => {
      if (streams.isFull) throw new DomainError('not-ready', `${MAX_STREAMS} readers are connected, and no more fit.`)
      reply.hijack()
      // opened first: a commit during the look back reaches the reader too
      streams.open(reply.raw, reply.getHeaders() as Record<string, string>)
      await missedBy(request, request.query.since).then(
        missed => missed && streams.send(reply.raw, 'commit', missed.seq, published(missed)),
        () => reply.raw.destroy(),
      )
    },
  )
}

/** What a reader has missed who comes back, or who says from where to begin. */
async function missedBy(
  { headers, server }: FastifyRequest,
  since: number | undefined,
): Promise<CommitNotice | undefined> {
  const lastEventId = Number(headers['last-event-id'] ?? since)
  return Number.isSafeInteger(lastEventId) ? noticeSince(server.database, server.mirror, lastEventId) : undefined
}

const published = ({ seq, layers }: CommitNotice): CommitNotice => ({
  seq,
  layers: layers.filter(({ layer }) => FEED_LAYERS.includes(layer)),
})
