import fp from 'fastify-plugin'
import { LiveTiles, type LiveTilesOptions } from '../../tiles/engine/live-tiles.ts'
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

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS'])

/** Fills the mirror, keeps it at the last commit, and lets whoever wrote through this process see it in the next tile. */
export const liveMirror = fp<LiveTilesOptions>(
  async (app, options) => {
    const mirror = await loadMirror(app.database)
    const follower = new Follower(app.database, mirror, {
      onError: error => app.log.warn({ err: error }, 'looking for commits failed; trying again'),
    })
    app.decorate('mirror', mirror)
    app.decorate('liveTiles', new LiveTiles(mirror, options))
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
