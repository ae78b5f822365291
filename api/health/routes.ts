import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import { lastCommit } from '../../spatial/database/commit.ts'

const Health = Type.Object({
  status: Type.Enum(['ready', 'starting', 'failing']),
  stage: Type.String(),
  progress: Type.Optional(Type.Number()),
  database: Type.Object({ kind: Type.Enum(['server', 'embedded']), reachable: Type.Boolean() }),
  commit: Type.Optional(Type.Integer({ description: 'Number of the last commit' })),
  mirror: Type.Optional(Type.Object({ commit: Type.Integer({ description: 'Number of the commit that tiles show' }) })),
})

/** Looking for commits asks the database twice a second, so health need not ask again. */
const LOOKED_WITHIN_MS = 1_000

/** Ready when the database answers and what is kept in memory is filled; 503 until then, saying what is being done. */
export const healthRoutes: FastifyPluginAsyncTypebox = async app => {
  app.get(
    '/health',
    {
      config: { permission: 'public', sight: 'nothing' },
      schema: { summary: 'Is this server ready?', response: { 200: Health, 503: Health } },
    },
    async (_request, reply) => {
      const { ready, stage, progress } = app.readiness
      const { kind, db } = app.database
      const starting = { stage, ...(progress !== undefined && { progress }), database: { kind, reachable: true } }
      // The embedded database is busy with the import while starting; asking it would only wait.
      if (!ready) return reply.code(503).send({ ...starting, status: 'starting' as const })
      const isLooked = app.commits.hasLookedWithin(LOOKED_WITHIN_MS)
      const commit = isLooked ? app.mirror.seq : await lastCommit(db).catch(() => undefined)
      if (commit === undefined)
        return reply
          .code(503)
          .send({ status: 'failing' as const, stage: 'database', database: { kind, reachable: false } })
      return reply.send({ ...starting, status: 'ready' as const, commit, mirror: { commit: app.mirror.seq } })
    },
  )
}
