import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { FastifyReply } from 'fastify'
import type { MultiPolygon, Polygon } from 'geojson'
import { Type } from 'typebox'
import { cityDay } from '../../spatial/catalogue/city-day.ts'
import { COUNT_DIMENSIONS, componentCounts } from '../../spatial/components/component-counts.ts'
import type { Moment } from '../../spatial/components/component-filter.ts'
import { componentLife } from '../../spatial/components/component-life.ts'
import { type PageOf, selectedPage } from '../../spatial/components/component-page.ts'
import { FEATURES } from '../../spatial/components/component-record.ts'
import { nearestComponents } from '../../spatial/components/nearest-components.ts'
import { perCommit } from '../../spatial/database/per-commit.ts'
import { DomainError } from '../../spatial/domain-error.ts'
import { readGeometry } from '../../spatial/geometry/read-geometry.ts'
import { isUnchanged, notChangedSince, tagWith } from '../schemas/etag.ts'
import { requirePosition } from '../schemas/position.ts'
import { strictValidator } from '../schemas/strict-validator.ts'
import { collectionText, componentCollection, lifeFeature } from './component-features.ts'
import { filterOf, filterProperties, momentOf } from './filter-query.ts'
import { ComponentCollection, ComponentLifeFeature, CountsAnswer, NearComponents } from './schemas.ts'

const MAX_LIMIT = 10_000
/** Class trees and charts ask the same few questions again and again; some kilobytes each. */
const KEPT_COUNTS = 200
const DEFAULT_LIMIT = 100

const after = Type.Optional(Type.String({ pattern: '^[0-9]{16}$', description: 'The code the page before ended with' }))
const limit = (maximum: number, byDefault: number) => Type.Integer({ minimum: 1, maximum, default: byDefault })

const ListQuery = Type.Object({ ...filterProperties, limit: limit(MAX_LIMIT, DEFAULT_LIMIT), after })

const SearchBody = Type.Object(
  {
    ...filterProperties,
    polygon: Type.Unknown({ description: 'A GeoJSON Polygon or MultiPolygon in EPSG:4490, longitude first' }),
    limit: Type.Optional(limit(MAX_LIMIT, DEFAULT_LIMIT)),
    after,
  },
  { additionalProperties: false },
)

const { at: _now, changedSince: _since, ...presentFilter } = filterProperties
const NearestQuery = Type.Object({
  ...presentFilter,
  lon: Type.Number(),
  lat: Type.Number(),
  k: limit(1000, 10),
})

const CountsQuery = Type.Object({ ...filterProperties, by: Type.Enum([...COUNT_DIMENSIONS]) })

/** Components by place, attributes and time; one with its life. Writing and exporting have files of their own. */
export const componentRoutes: FastifyPluginAsyncTypebox = async app => {
  const { db } = app.database
  const keptCounts = perCommit(componentCounts, {
    answers: KEPT_COUNTS,
    identity: question => JSON.stringify(question),
  })

  app.get(
    '/components',
    {
      config: { permission: 'public' },
      schema: {
        summary: 'Components that fit a filter, by code',
        querystring: ListQuery,
        response: { 200: ComponentCollection },
      },
    },
    async (request, reply) => {
      if (await isUnchanged(request, reply)) return reply
      const { limit, after, ...filter } = request.query
      const page = await selectedPage(db, filterOf(filter), pageRequest({ limit, after }, momentOf(filter)))
      tagWith(reply, page.commit)
      return sendCollection(reply, page)
    },
  )

  app.post(
    '/components/search',
    {
      config: { permission: 'public' },
      validatorCompiler: strictValidator as never,
      schema: {
        summary: 'Components in a polygon, with the filters of the list',
        body: SearchBody,
        response: { 200: ComponentCollection },
      },
    },
    async (request, reply) => {
      const { polygon, limit = DEFAULT_LIMIT, after, ...filter } = request.body
      const inPolygon = filterOf(filter, polygonOf(polygon))
      return sendCollection(reply, await selectedPage(db, inPolygon, pageRequest({ limit, after }, momentOf(filter))))
    },
  )

  app.get(
    '/components/nearest',
    {
      config: { permission: 'public' },
      schema: {
        summary: 'The nearest components, by metres',
        querystring: NearestQuery,
        response: { 200: NearComponents },
      },
    },
    async request => {
      const { lon, lat, k: count, ...filter } = request.query
      requirePosition([lon, lat])
      return componentCollection(await nearestComponents(db, { at: [lon, lat], count, filter: filterOf(filter) }))
    },
  )

  app.get(
    '/components/counts',
    {
      config: { permission: 'public' },
      schema: {
        summary: 'How many components fit, by a dimension',
        querystring: CountsQuery,
        response: { 200: CountsAnswer },
      },
    },
    async (request, reply) => {
      if (await notChangedSince(request, reply)) return reply
      const { by, ...filter } = request.query
      const counts = await keptCounts(db, { by, filter: filterOf(filter), moment: momentOf(filter) })
      return { by, total: counts.reduce((total, { count }) => total + count, 0), counts }
    },
  )

  app.get(
    '/components/:code',
    {
      config: { permission: 'public' },
      schema: {
        summary: 'One component with its life: place, units, responsibility, versions',
        params: Type.Object({ code: Type.String({ pattern: '^[0-9]{16}$' }) }),
        response: { 200: ComponentLifeFeature },
      },
    },
    async (request, reply) => {
      const { code } = request.params
      const life = await componentLife(db, code, cityDay(new Date()))
      if (!life) throw new DomainError('component-not-found', `There is no component ${code}.`)
      reply.header('etag', `"${life.component.version}"`)
      return lifeFeature(life, request.holder !== undefined)
    },
  )
}

const pageRequest = ({ limit, after }: { limit: number; after: string | undefined }, moment: Moment) => ({
  limit,
  moment,
  selection: FEATURES,
  ...(after !== undefined && { after }),
})

/** As the text that it is; the schema of the answer describes it, and a test holds it to that. */
const sendCollection = (reply: FastifyReply, page: PageOf<{ feature: string }>): never =>
  reply.type('application/geo+json; charset=utf-8').send(collectionText(page)) as never

function polygonOf(value: unknown): Polygon | MultiPolygon {
  const read = readGeometry(value)
  if (!read.ok) throw new DomainError('invalid-parameter', `polygon: ${read.fault}.`)
  const { geometry } = read
  if (geometry.type !== 'Polygon' && geometry.type !== 'MultiPolygon')
    throw new DomainError('invalid-parameter', `polygon: found a ${geometry.type}, expected Polygon or MultiPolygon.`)
  return geometry
}
