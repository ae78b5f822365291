import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { sightSignature } from '../../spatial/access/narrowed.ts'
import { type CityOverview, cityOverview } from '../../spatial/catalogue/city-overview.ts'
import { CITIES } from '../../spatial/catalogue/city-profile.ts'
import { featureExtent } from '../../spatial/features/feature-extent.ts'
import { countFeatures } from '../../spatial/features/feature-page.ts'
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

/** The overview, counted and measured by what the caller sees. */
async function overviewFor({ reader, featureTypes, server }: FastifyRequest): Promise<CityOverview> {
  const { db } = server.database
  const overview = await cityOverview(db)
  if (sightSignature(reader.grants) === '') return overview
  const types = [...featureTypes.values()]
  const countOf = async (table: string): Promise<number> => {
    const counts = await Promise.all(types.filter(type => type.table === table).map(type => countFeatures(db, type)))
    return counts.reduce((sum, count) => sum + count, 0)
  }
  const [components, unitGrids, places] = await Promise.all(['components', 'unit_grids', 'places'].map(countOf))
  const grids = featureTypes.get('unit_grids')
  return {
    ...overview,
    bounds: grids && (await featureExtent(db, grids)).bbox,
    counts: { ...overview.counts, components: components!, unitGrids: unitGrids!, places: places! },
  }
}

/** The city that this server serves: names, reference system, extent and what is published. */
export const cityRoutes: FastifyPluginAsyncTypebox = async app => {
  app.get(
    '/city',
    { config: { permission: 'public', sight: 'cut' }, schema: { summary: 'The city', response: { 200: CityAnswer } } },
    async request => {
      const { projectedSrid, ...city } = app.city
      const { bounds, ...overview } = await overviewFor(request)
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
