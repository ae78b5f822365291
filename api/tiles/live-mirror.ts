import type { FastifyInstance } from 'fastify'
import fp from 'fastify-plugin'
import { LiveTiles } from '../../tiles/engine/live-tiles.ts'
import { Martin } from '../../tiles/engine/martin.ts'
import { Follower } from '../../tiles/mirror/follow.ts'
import { loadMirror, type Mirror } from '../../tiles/mirror/mirror.ts'

declare module 'fastify' {
  interface FastifyInstance {
    /** The tile layers in memory, at some recent commit. */
    mirror: Mirror
    liveTiles: LiveTiles
    /** Tells of commits once they are in the mirror. */
    commits: Follower
  }
}

export interface LiveMirrorOptions {
  /** Room for tiles that are kept. */
  cacheBytes?: number | undefined
  /** Address of a Martin that makes tiles in place of this process. */
  martinUrl?: string | undefined
}

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS'])

/** Fills the mirror, keeps it at the last commit, and lets whoever wrote through this process see it in the next tile. */
export const liveMirror = fp<LiveMirrorOptions>(
  async (app, { cacheBytes, martinUrl }) => {
    const mirror = await loadMirror(app.database)
    const follower = new Follower(app.database, mirror, {
      onError: error => app.log.warn({ err: error }, 'looking for commits failed; trying again'),
    })
    app.decorate('mirror', mirror)
    app.decorate(
      'liveTiles',
      new LiveTiles(mirror, { cacheBytes, martin: martinUrl === undefined ? undefined : martinAt(app, martinUrl) }),
    )
    app.decorate('commits', follower)
    app.addHook('onReady', async () => follower.start())
    app.addHook('onClose', () => follower.stop())
    app.addHook('onSend', (request, reply, payload, done) => {
      if (SAFE_METHODS.has(request.method) || reply.statusCode >= 400) done(null, payload)
      else follower.look().then(() => done(null, payload), done)
    })
  },
  { name: 'live-mirror' },
)

const martinAt = ({ log }: FastifyInstance, url: string): Martin =>
  new Martin({ url, onFailure: error => log.warn({ err: error }, 'Martin does not answer; tiles are made here') })
