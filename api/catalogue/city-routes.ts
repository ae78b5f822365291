import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import { cityOverview } from '../../spatial/catalogue/city-overview.ts'
import { CITIES } from '../../spatial/catalogue/city-profile.ts'
import { bboxCenter } from '../../spatial/geometry/bbox.ts'
import { crsBySrid } from '../../spatial/geometry/crs.ts'

const Bounds = Type.Array(Type.Number(), { minItems: 4, maxItems: 4 })

const CityAnswer = Type.Object({
  code: Type.String(),
  nameZh: Type.String(),
  nameEn: Type.String(),
  isDemo: Type.Boolean({ description: 'The published data are synthetic' }),
  bounds: Type.Optional(Bounds),
  extent: Bounds,
  center: Type.Array(Type.Number(), { minItems: 2, maxItems: 2 }),
  projected: Type.Object({ srid: Type.Integer(), nameZh: Type.String(), nameEn: Type.String(), proj4: Type.String() }),
  componentBook: Type.String(),
  eventBook: Type.String(),
  commit: Type.Integer(),
  counts: Type.Object({
    components: Type.Integer(),
    unitGrids: Type.Integer(),
    places: Type.Integer(),
    organisations: Type.Integer(),
  }),
})

/** The city that this server serves: names, reference system, extent and what is published. */
export const cityRoutes: FastifyPluginAsyncTypebox = async app => {
  app.get(
    '/city',
    { config: { permission: 'public' }, schema: { summary: 'The city', response: { 200: CityAnswer } } },
    async () => {
      const { projectedSrid, ...city } = app.city
      const { bounds, ...overview } = await cityOverview(app.database.db)
      const { nameZh, nameEn, proj4 } = crsBySrid(projectedSrid)!
      const profile = Object.values(CITIES).find(one => one.code === city.code)
      return {
        ...city,
        ...overview,
        ...(bounds && { bounds }),
        center: bounds ? bboxCenter(bounds) : (profile?.center ?? bboxCenter(city.extent)),
        projected: { srid: projectedSrid, nameZh, nameEn, proj4 },
      }
    },
  )
}
