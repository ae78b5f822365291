import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { DomainError } from '../../../spatial/domain-error.ts'
import { lookAt } from '../../../spatial/imagery/look-at.ts'
import { listSequences, searchPictures } from '../../../spatial/imagery/search-pictures.ts'
import { strictValidator } from '../../schemas/strict-validator.ts'
import { eyesOf, requireComponents } from '../eyes.ts'
import {
  CONFORMANCE,
  catalogDocument,
  collectionDocument,
  itemCollection,
  itemDocument,
  stacAddress,
} from './documents.ts'
import { asBody, PageQuery, SearchBody, SearchQuery, type SearchWords, searchOf, targetOf } from './search-query.ts'

const READING = { config: { permission: 'public' as const } }
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
  const described = (summary: string) => ({ summary: `STAC: ${summary}`, tags: ['stac'] })

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
    { ...READING, schema: { ...described('pictures of a sequence'), params: SequenceParams, querystring: PageQuery } },
    async (request, reply) => {
      const { sequence } = request.params
      const words = { ...asBody(request.query), collections: [sequence] }
      const path = `/stac/collections/${encodeURIComponent(sequence)}/items`
      return reply.type(GEOJSON).send(await found(request, words, { path, query: request.query }))
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
        .send(await found(request, asBody(request.query), { path: '/stac/search', query: request.query })),
  )

  app.post(
    '/search',
    {
      ...READING,
      validatorCompiler: strictValidator as never,
      schema: { ...described('search by POST'), body: SearchBody },
    },
    async (request, reply) => reply.type(GEOJSON).send(await found(request, request.body, { path: '/stac/search' })),
  )

  async function found(request: FastifyRequest, words: SearchWords, from: { path: string; query?: object }) {
    const self = stacAddress(request, from.path, { ...from.query })
    if (words.lookAt !== undefined) return itemCollection(request, { items: await looking(request, words), self })
    const search = searchOf(words)
    const cameras = await searchPictures(db, { ...search, eyes: eyesOf(request) })
    const last = cameras.length === search.limit ? cameras.at(-1)!.id : undefined
    return itemCollection(request, {
      items: cameras.map(camera => itemDocument(request, camera)),
      self,
      ...(last !== undefined && { next: nextLink(request, words, { ...from, last }) }),
    })
  }

  /** Items in the order of how well they look at the target, within the other words of the search. */
  async function looking(request: FastifyRequest, words: SearchWords) {
    const { limit, from: begin, to, sequences, ids } = searchOf(words)
    const subject = targetOf(words.lookAt!)
    if ('component' in subject) requireComponents(request)
    const views = await lookAt(db, { subject, at: Date.now(), eyes: eyesOf(request), count: 1000 })
    const isAsked = ({ camera }: (typeof views)[number]) =>
      (!sequences || sequences.includes(camera.sequenceId)) &&
      (!ids || ids.includes(camera.id)) &&
      (typeof begin !== 'string' || camera.capturedAt >= Date.parse(begin)) &&
      (typeof to !== 'string' || camera.capturedAt <= Date.parse(to))
    return views
      .filter(isAsked)
      .slice(0, limit)
      .map(view => itemDocument(request, view.camera, view))
  }
}

function nextLink(
  request: FastifyRequest,
  words: SearchWords,
  { path, query, last }: { path: string; query?: object; last: string },
) {
  const common = { rel: 'next', type: 'application/geo+json' }
  if (query) return { ...common, href: stacAddress(request, path, { ...query, after: last }) }
  return { ...common, href: stacAddress(request, path), method: 'POST', body: { ...words, after: last } }
}
