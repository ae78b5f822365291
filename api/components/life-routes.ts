import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import { cityDay } from '../../spatial/catalogue/city-day.ts'
import { componentLife } from '../../spatial/components/component-life.ts'
import { componentSight } from '../../spatial/components/component-sight.ts'
import { requireSeen } from '../../spatial/components/write-rights.ts'
import { DomainError } from '../../spatial/domain-error.ts'
import { lifeFeature } from './component-features.ts'
import { ComponentLifeFeature } from './schemas.ts'
import { sendSeen } from './send-seen.ts'

/** One component with all that is known of it. */
export const componentLifeRoutes: FastifyPluginAsyncTypebox = async app => {
  const { db } = app.database

  app.get(
    '/components/:code',
    {
      config: { permission: 'public', sight: 'cut' },
      schema: {
        summary: 'One component with its life: place, units, responsibility, versions',
        params: Type.Object({ code: Type.String({ pattern: '^[0-9]{16}$' }) }),
        response: { 200: ComponentLifeFeature },
      },
    },
    async (request, reply) => {
      const { code } = request.params
      const sight = componentSight(request.reader)
      await requireSeen(db, code, request.reader)
      await app.commits.look()
      const life = await componentLife(db, code, { today: cityDay(new Date()), places: app.places })
      if (!life) throw new DomainError('component-not-found', `There is no component ${code}.`)
      reply.header('etag', `"${life.component.version}"`)
      return sendSeen(reply, sight, lifeFeature(life, { showsActors: request.holder !== undefined, sight }))
    },
  )
}
