import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { mayDo } from '../../spatial/access/scopes.ts'
import { cityDay } from '../../spatial/catalogue/city-day.ts'
import { changeComponent, retireComponent, type VersionedWriting } from '../../spatial/components/change-component.ts'
import { createComponent } from '../../spatial/components/create-component.ts'
import { DomainError } from '../../spatial/domain-error.ts'
import { featureJson } from '../../spatial/features/feature-json.ts'
import { featureById } from '../../spatial/features/feature-page.ts'
import type { FeatureType } from '../../spatial/features/feature-type.ts'
import { newComponentOf, patchOf, replacementOf, type SentFeature } from '../schemas/feature-draft.ts'
import { CollectionParams, collectionOf, FeatureParams } from './collection-param.ts'
import { CRS84_URI } from './documents/collection.ts'
import { namedCrs } from './items-query.ts'
import { addresses } from './links.ts'
import { queryParameters } from './query-parameters.ts'

const JSON_TYPES = ['application/geo+json', 'application/merge-patch+json']
const querystring = { type: 'object', additionalProperties: true } as const
const WRITING = {
  config: { permission: 'components:write', sight: 'cut' },
  schema: { hide: true, querystring },
} as const
const ASKING = { config: { permission: 'public', sight: 'cut' }, schema: { hide: true, querystring } } as const

/** Publishing, replacing, changing and retiring features (Part 4), each under one commit. */
export const writeRoutes: FastifyPluginAsyncTypebox = async app => {
  const { db } = app.database
  for (const type of JSON_TYPES)
    app.addContentTypeParser(type, { parseAs: 'string' }, app.getDefaultJsonParser('error', 'error'))
  const ofItems = { ...WRITING, schema: { ...WRITING.schema, params: CollectionParams } }
  const ofItem = { ...WRITING, schema: { ...WRITING.schema, params: FeatureParams } }

  app.post('/collections/:collectionId/items', ofItems, async (request, reply) => {
    const type = editable(request, reply, collectionOf(request))
    const { code, version } = await createComponent(db, newComponentOf(sentFeature(request, type)), writing(request))
    const location = addresses(request)(`/collections/${type.name}/items/${code}`)
    return reply.code(201).header('location', location).header('etag', `"${version}"`).send()
  })

  app.put('/collections/:collectionId/items/:featureId', ofItem, async (request, reply) => {
    const { type, id, present, version } = await requirePresent(request, reply)
    const patch = replacementOf(sentFeature(request, type), present)
    return written(reply, await changeComponent(db, id, patch, versioned(request, version)))
  })

  app.patch('/collections/:collectionId/items/:featureId', ofItem, async (request, reply) => {
    const { type, id, present, version } = await requirePresent(request, reply)
    const patch = patchOf(sentFeature(request, type), present)
    return written(reply, await changeComponent(db, id, patch, versioned(request, version)))
  })

  app.delete('/collections/:collectionId/items/:featureId', ofItem, async (request, reply) => {
    const { id, version } = await requirePresent(request, reply)
    await retireComponent(db, id, versioned(request, version))
    return reply.code(204).send()
  })

  app.options(
    '/collections/:collectionId/items',
    { ...ASKING, schema: { ...ASKING.schema, params: CollectionParams } },
    async (request, reply) => allow(reply, allowedOn('items', request, collectionOf(request))),
  )

  app.options(
    '/collections/:collectionId/items/:featureId',
    { ...ASKING, schema: { ...ASKING.schema, params: FeatureParams } },
    async (request, reply) => allow(reply, allowedOn('item', request, collectionOf(request))),
  )
}

const READS = ['GET', 'HEAD', 'OPTIONS']
const WRITES = { items: ['POST'], item: ['PUT', 'PATCH', 'DELETE'] }

/** What whoever asks may do here: clients offer editing by this. */
function allowedOn(what: keyof typeof WRITES, { holder }: FastifyRequest, { isEditable }: FeatureType): string[] {
  const mayWrite = isEditable && mayDo(holder?.scopes ?? [], 'components:write')
  return mayWrite ? [...READS, ...WRITES[what]] : READS
}

const allow = (reply: FastifyReply, methods: string[]): FastifyReply =>
  reply
    .code(204)
    .header('allow', methods.join(', '))
    .header('access-control-allow-methods', methods.join(', '))
    .header(
      'access-control-allow-headers',
      'Authorization, X-API-Key, Content-Type, Content-Crs, If-Match, If-None-Match',
    )
    .header('accept-patch', 'application/merge-patch+json')
    .send()

function editable(request: FastifyRequest, reply: FastifyReply, type: FeatureType): FeatureType {
  if (type.isEditable) return type
  reply.header('allow', READS.join(', '))
  throw new DomainError(
    'method-not-allowed',
    `${type.name} cannot be written through this service (${request.method}).`,
  )
}

interface Present {
  type: FeatureType
  id: string
  present: Record<string, unknown>
  version: number
}

async function requirePresent(
  request: FastifyRequest<{ Params: { collectionId: string; featureId: string } }>,
  reply: FastifyReply,
): Promise<Present> {
  queryParameters(request)
  const { featureId: id } = request.params
  const type = editable(request, reply, collectionOf(request))
  const form = { attributes: type.attributes }
  const row = await featureById(request.server.database.db, type, { id, ...form })
  if (!row) throw new DomainError('component-not-found', `There is no feature "${id}" in ${type.name}.`)
  return { type, id, present: JSON.parse(featureJson(form)(row)).properties, version: row.version }
}

/** Content-Crs comes bare or in angle brackets. */
function sentFeature(request: FastifyRequest, type: FeatureType): SentFeature {
  queryParameters(request)
  const header = request.headers['content-crs']
  const identifier = typeof header === 'string' ? header.trim().replace(/^<(.*)>$/, '$1') : CRS84_URI
  const crs = namedCrs(request, 'Content-Crs', identifier)
  return { type, body: request.body, crs, cityExtent: request.server.city.extent }
}

const writing = ({ holder, reader }: FastifyRequest) => ({ actor: holder!.name, reader, today: cityDay(new Date()) })

/** If-Match is checked when it is sent; most clients send none and mean the version that is there. */
function versioned(request: FastifyRequest, present: number): VersionedWriting {
  const seen = request.headers['if-match']?.trim()
  if (seen === undefined || seen === '*') return { ...writing(request), version: present }
  const tag = /^(?:W\/)?"(\d{1,15})"$/.exec(seen)
  return { ...writing(request), version: tag ? Number(tag[1]) : -1 }
}

const written = (reply: FastifyReply, { version }: { version: number }): FastifyReply =>
  reply.code(204).header('etag', `"${version}"`).send()
