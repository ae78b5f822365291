import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import { DomainError } from '../../../spatial/domain-error.ts'
import { listSequences, searchPictures } from '../../../spatial/imagery/search-pictures.ts'
import { strictValidator } from '../../schemas/strict-validator.ts'
import { eyesOf } from '../eyes.ts'
import { CONFORMANCE, catalogDocument, collectionDocument, itemDocument, stacAddress } from './documents.ts'
import { itemsFound } from './items-found.ts'
import { asBody, ItemsQuery, SearchBody, SearchQuery } from './search-query.ts'

/** Documents follow the STAC specification, which describes them better than a schema here could. */
const ANSWER = { 200: Type.Unsafe<object>({ type: 'object', additionalProperties: true }) }
const described = (summary: string) => ({ summary: `STAC: ${summary}`, response: ANSWER })

const READING = { config: { permission: 'public' as const, sight: 'cut' as const } }
const GEOJSON = 'application/geo+json; charset=utf-8'
const SequenceParams = Type.Object({ sequence: Type.String({ maxLength: 150 }) })
const ItemParams = Type.Object({ ...SequenceParams.properties, id: Type.String({ pattern: '^[1-9][0-9]{14}$' }) })
const CollectionsQuery = Type.Object({
  limit: Type.Integer({ minimum: 1, maximum: 1000, default: 100 }),
  after: Type.Optional(Type.String({ maxLength: 150 })),
})

/** STAC API: sequences as collections, pictures as items, and a search that knows what pictures look at. */
export const stacRoutes: FastifyPluginAsyncTypebox = async app => {
  const { db } = app.database

  app.get('/', { ...READING, schema: described('the catalogue') }, async request => catalogDocument(request))
  app.get('/conformance', { ...READING, schema: described('conformance classes') }, async () => ({
    conformsTo: CONFORMANCE,
  }))

  app.get(
    '/collections',
    { ...READING, schema: { ...described('sequences as collections'), querystring: CollectionsQuery } },
    async request => {
      const { limit, after } = request.query
      const sequences = await listSequences(db, { eyes: eyesOf(request), limit, ...(after !== undefined && { after }) })
      const last = sequences.length === limit ? sequences.at(-1)!.id : undefined
      const href = (parameters: object) => stacAddress(request, '/stac/collections', { limit, ...parameters })
      return {
        collections: sequences.map(sequence => collectionDocument(request, sequence)),
        links: [
          { rel: 'self', href: href({ after }), type: 'application/json' },
          { rel: 'root', href: stacAddress(request, '/stac'), type: 'application/json' },
          ...(last === undefined ? [] : [{ rel: 'next', href: href({ after: last }), type: 'application/json' }]),
        ],
      }
    },
  )

  app.get(
    '/collections/:sequence',
    { ...READING, schema: { ...described('one sequence'), params: SequenceParams } },
    async request => {
      const { sequence } = request.params
      const [found] = await listSequences(db, { eyes: eyesOf(request), limit: 1, ids: [sequence] })
      if (!found) throw new DomainError('not-found', `There is no collection ${sequence}.`)
      return collectionDocument(request, found)
    },
  )

  app.get(
    '/collections/:sequence/items',
    { ...READING, schema: { ...described('pictures of a sequence'), params: SequenceParams, querystring: ItemsQuery } },
    async (request, reply) => {
      const { sequence } = request.params
      const { collections = sequence } = request.query
      if (collections !== sequence)
        throw new DomainError('invalid-parameter', `collections: found "${collections}", expected ${sequence} here.`)
      const words = { ...asBody(request.query), collections: [sequence] }
      const path = `/stac/collections/${encodeURIComponent(sequence)}/items`
      return reply.type(GEOJSON).send(await itemsFound(request, words, { path, query: request.query }))
    },
  )

  app.get(
    '/collections/:sequence/items/:id',
    { ...READING, schema: { ...described('one picture'), params: ItemParams } },
    async (request, reply) => {
      const { sequence, id } = request.params
      const search = { eyes: eyesOf(request), limit: 1, ids: [id], sequences: [sequence] }
      const [camera] = await searchPictures(db, search)
      if (!camera) throw new DomainError('not-found', `There is no item ${id} in ${sequence}.`)
      return reply.type(GEOJSON).send(itemDocument(request, camera))
    },
  )

  app.get(
    '/search',
    { ...READING, schema: { ...described('search, by what pictures look at too'), querystring: SearchQuery } },
    async (request, reply) =>
      reply
        .type(GEOJSON)
        .send(await itemsFound(request, asBody(request.query), { path: '/stac/search', query: request.query })),
  )

  app.post(
    '/search',
    {
      ...READING,
      validatorCompiler: strictValidator as never,
      schema: { ...described('search by POST'), body: SearchBody },
    },
    async (request, reply) =>
      reply.type(GEOJSON).send(await itemsFound(request, request.body, { path: '/stac/search' })),
  )
}
