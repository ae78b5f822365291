import fp from 'fastify-plugin'
import { LiveTiles } from '../../tiles/engine/live-tiles.ts'
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
  /** Address of a Martin that encodes tiles in place of this process. */
  martinUrl?: string | undefined
}

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS'])

/** Fills the mirror, keeps it at the last commit, and lets whoever wrote through this process see it in the next tile. */
export const liveMirror = fp<LiveMirrorOptions>(
  async (app, { martinUrl }) => {
    const mirror = await loadMirror(app.database)
    const follower = new Follower(app.database, mirror, {
      onError: error => app.log.warn({ err: error }, 'looking for commits failed; trying again'),
    })
    app.decorate('mirror', mirror)
    app.decorate('liveTiles', new LiveTiles(mirror, { martinUrl }))
    app.decorate('commits', follower)
    app.addHook('onReady', async () => follower.start())
    app.addHook('onClose', () => follower.stop())
    app.addHook('onSend', async (request, reply) => {
      if (!SAFE_METHODS.has(request.method) && reply.statusCode < 400) await follower.look()
    })
  },
  { name: 'live-mirror' },
)
