import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { FastifyInstance, FastifyReply } from 'fastify'
import type { MultiPolygon, Polygon } from 'geojson'
import { Type } from 'typebox'
import { COUNT_DIMENSIONS, type CountDimension, componentCounts } from '../../spatial/components/component-counts.ts'
import { type ComponentFilter, type Moment, NOW } from '../../spatial/components/component-filter.ts'
import { selectedPage } from '../../spatial/components/component-page.ts'
import { featuresSeen } from '../../spatial/components/component-record.ts'
import { componentSight, requireAttributes } from '../../spatial/components/component-sight.ts'
import { nearestComponents } from '../../spatial/components/nearest-components.ts'
import { perCommit } from '../../spatial/database/per-commit.ts'
import { DomainError } from '../../spatial/domain-error.ts'
import { readGeometry } from '../../spatial/geometry/read-geometry.ts'
import { isUnchanged, notChangedSince, tagWith } from '../schemas/etag.ts'
import { requirePosition } from '../schemas/position.ts'
import { strictValidator } from '../schemas/strict-validator.ts'
import { collectionBytes, collectionText, componentCollection, withDistance } from './component-features.ts'
import { filterOf, filterProperties, momentOf } from './filter-query.ts'
import { ComponentCollection, CountsAnswer, NearComponents } from './schemas.ts'
import { sendSeen } from './send-seen.ts'

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

/** Components by place, attributes and time. One with its life, writing and exporting have files of their own. */
export const componentRoutes: FastifyPluginAsyncTypebox = async app => {
  const { db } = app.database
  const keptCounts = perCommit(componentCounts, {
    answers: KEPT_COUNTS,
    identity: question => JSON.stringify(question),
  })

  app.get(
    '/components',
    {
      config: { permission: 'public', sight: 'cut' },
      schema: {
        summary: 'Components that fit a filter, by code',
        querystring: ListQuery,
        response: { 200: ComponentCollection },
      },
    },
    async (request, reply) => {
      if (await isUnchanged(request, reply)) return reply
      const { limit, after, ...filter } = request.query
      const sight = componentSight(request.reader)
      const page = await pageOf(app, filterOf(filter, { sight }), { limit, after, moment: momentOf(filter) })
      tagWith(reply, page.commit)
      return sendCollection(reply, page.body)
    },
  )

  app.post(
    '/components/search',
    {
      config: { permission: 'public', sight: 'cut' },
      validatorCompiler: strictValidator as never,
      schema: {
        summary: 'Components in a polygon, with the filters of the list',
        body: SearchBody,
        response: { 200: ComponentCollection },
      },
    },
    async (request, reply) => {
      const { polygon, limit = DEFAULT_LIMIT, after, ...filter } = request.body
      const sight = componentSight(request.reader)
      const inPolygon = filterOf(filter, { sight, polygon: polygonOf(polygon) })
      const page = await pageOf(app, inPolygon, { limit, after, moment: momentOf(filter) })
      return sendCollection(reply, page.body)
    },
  )

  app.get(
    '/components/nearest',
    {
      config: { permission: 'public', sight: 'cut' },
      schema: {
        summary: 'The nearest components, by metres',
        querystring: NearestQuery,
        response: { 200: NearComponents },
      },
    },
    async (request, reply) => {
      const { lon, lat, k: count, ...filter } = request.query
      requirePosition([lon, lat])
      const sight = componentSight(request.reader)
      const asked = { at: [lon, lat] as const, count, filter: filterOf(filter, { sight }) }
      await app.commits.look()
      const near = await app.lookUp.nearest({ ...asked, moment: NOW })
      if (near) return sendJson(reply, collectionBytes({ features: near.map(withDistance) }))
      return sendSeen(reply, sight, componentCollection(await nearestComponents(db, asked), sight))
    },
  )

  app.get(
    '/components/counts',
    {
      config: { permission: 'public', sight: 'cut' },
      schema: {
        summary: 'How many components fit, by a dimension',
        querystring: CountsQuery,
        response: { 200: CountsAnswer },
      },
    },
    async (request, reply) => {
      if (await notChangedSince(request, reply)) return reply
      const { by, ...filter } = request.query
      const sight = componentSight(request.reader)
      requireAttributes(sight, [COUNTED_BY[by]], 'by')
      const counts = await keptCounts(db, { by, filter: filterOf(filter, { sight }), moment: momentOf(filter) })
      return { by, total: counts.reduce((total, { count }) => total + count, 0), counts }
    },
  )
}

/** The attribute that a dimension of counts tells of. */
const COUNTED_BY: Record<CountDimension, string> = {
  class: 'classCode',
  major: 'classCode',
  state: 'state',
  unit: 'maintainerCode',
  grid: 'gridCode',
  street: 'gridCode',
  community: 'gridCode',
  district: 'gridCode',
}

interface PageAsked {
  limit: number
  after: string | undefined
  moment: Moment
}

interface PageInBytes {
  body: Buffer
  commit: number
}

/** The page out of memory where that holds it, else from the database; the same features in the same order. */
async function pageOf(
  { database: { db }, commits, lookUp }: FastifyInstance,
  filter: ComponentFilter,
  { limit, moment, after }: PageAsked,
): Promise<PageInBytes> {
  const asked = { limit, moment, ...(after !== undefined && { after }) }
  await commits.look()
  const kept = await lookUp.page({ filter, ...asked })
  if (kept) return { body: collectionBytes(kept), commit: kept.commit }
  const read = await selectedPage(db, filter, { ...asked, selection: featuresSeen(filter.sight) })
  return { body: collectionText(read), commit: read.commit }
}

/** As the text that it is; the schema of the answer describes it, and a test holds it to that. */
const sendCollection = (reply: FastifyReply, body: Buffer): never =>
  reply.type('application/geo+json; charset=utf-8').send(body) as never

const sendJson = (reply: FastifyReply, body: Buffer): never =>
  reply.type('application/json; charset=utf-8').send(body) as never

function polygonOf(value: unknown): Polygon | MultiPolygon {
  const read = readGeometry(value)
  if (!read.ok) throw new DomainError('invalid-parameter', `polygon: ${read.fault}.`)
  const { geometry } = read
  if (geometry.type !== 'Polygon' && geometry.type !== 'MultiPolygon')
    throw new DomainError('invalid-parameter', `polygon: found a ${geometry.type}, expected Polygon or MultiPolygon.`)
  return geometry
}
