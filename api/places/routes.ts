import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { FastifyInstance } from 'fastify'
import { Type } from 'typebox'
import { cityDay } from '../../spatial/catalogue/city-day.ts'
import { NOW } from '../../spatial/components/component-filter.ts'
import { nearestComponents } from '../../spatial/components/nearest-components.ts'
import { DomainError } from '../../spatial/domain-error.ts'
import { type ComponentAround, type LocateSources, type Location, locate } from '../../spatial/places/locate.ts'
import { createNameIndex } from '../../spatial/places/name-index.ts'
import { search } from '../../spatial/places/search.ts'
import type { NearFeature } from '../../tiles/look-up/component-look-up.ts'
import { requirePosition } from '../schemas/position.ts'
import { LocateAnswer, SearchAnswer } from './schemas.ts'

const LocateQuery = Type.Object({
  lon: Type.Number(),
  lat: Type.Number(),
  class: Type.Optional(
    Type.String({ pattern: '^[0-9]{4}$', description: 'The class whose responsible unit is asked for' }),
  ),
})

const SearchQuery = Type.Object({
  q: Type.String({
    minLength: 1,
    maxLength: 100,
    description: 'A name, pinyin, initials, a code, a crossing, a coordinate',
  }),
  lon: Type.Optional(
    Type.Number({ description: 'With lat: where the map is; of equal matches the nearer goes first' }),
  ),
  lat: Type.Optional(Type.Number()),
  limit: Type.Integer({ minimum: 1, maximum: 50, default: 10 }),
})

/** What is at a place, and where is what. */
export const placeRoutes: FastifyPluginAsyncTypebox = async app => {
  const { db } = app.database
  const nameIndex = createNameIndex(db)

  app.get(
    '/locate',
    {
      config: { permission: 'public', sight: 'cut' },
      schema: {
        summary: 'What a position means: grid, areas, address, responsible unit, components around',
        querystring: LocateQuery,
        response: { 200: LocateAnswer },
      },
    },
    async request => {
      const { lon, lat, class: classCode } = request.query
      requirePosition([lon, lat])
      const { reader } = request
      await app.commits.look()
      return locateAnswer(
        await locate(db, { at: [lon, lat], classCode, today: cityDay(new Date()), reader, sources: sourcesOf(app) }),
      )
    },
  )

  app.get(
    '/search',
    {
      config: { permission: 'public', sight: 'cut' },
      schema: {
        summary: 'One box for components, classes, roads, places, grids, areas, units, crossings and coordinates',
        querystring: SearchQuery,
        response: { 200: SearchAnswer },
      },
    },
    async request => {
      const { q: text, lon, lat, limit } = request.query
      const near = nearOf(lon, lat)
      const { projectedSrid } = app.city
      await app.commits.look()
      return {
        results: await search(db, nameIndex, {
          text,
          limit,
          projectedSrid,
          reader: request.reader,
          findCodes: question => app.lookUp.codesOf(question),
          ...(near && { near }),
        }),
      }
    },
  )
}

/** Out of memory, as far as that goes. */
const sourcesOf = ({ database: { db }, lookUp, places }: FastifyInstance): LocateSources => ({
  ...places,
  async placeAt(at) {
    const grid = lookUp.gridAt(at)
    return grid === undefined ? undefined : places.placeOfGrid(grid)
  },
  async nearest(request) {
    const near = await lookUp.nearest({ ...request, moment: NOW })
    return near ? near.map(componentAround) : nearestComponents(db, request)
  },
})

function componentAround({ feature, distanceMeters }: NearFeature): ComponentAround {
  const { geometry, properties } = JSON.parse(feature.toString())
  return { ...properties, geometry, distanceMeters }
}

function nearOf(lon: number | undefined, lat: number | undefined): [number, number] | undefined {
  if (lon === undefined && lat === undefined) return undefined
  if (lon === undefined || lat === undefined)
    throw new DomainError('invalid-parameter', 'lon and lat belong together: give both or neither.')
  requirePosition([lon, lat])
  return [lon, lat]
}

function locateAnswer({ responsibility, nearestComponents, ...location }: Location) {
  return {
    ...location,
    unit: responsibility && unitAnswer(responsibility),
    nearestComponents: nearestComponents.map(({ code, classCode, name, state, geometry, distanceMeters }) => ({
      code,
      classCode,
      name,
      state,
      geometry,
      distanceMeters,
    })),
  }
}

/** Without a unit the reason stands alone: no rule fits, or rules tie. */
const unitAnswer = ({ unit, rule, whyZh, whyEn }: NonNullable<Location['responsibility']>) => ({
  code: unit?.code ?? null,
  name: unit?.nameZh ?? null,
  nameEn: unit?.nameEn ?? null,
  rule,
  why: whyZh,
  whyEn,
})
