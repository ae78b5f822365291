import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import { createKey, knownKeys, revokeKey } from '../../spatial/access/access-keys.ts'
import { usageOf } from '../../spatial/access/key-usage.ts'
import { layerRights, setLayerRight } from '../../spatial/access/layer-rights.ts'
import { requireSoundGrants } from '../../spatial/access/sound-grants.ts'
import { DomainError } from '../../spatial/domain-error.ts'
import { Done, GrantSchema, instant, ScopeSchema, strict } from '../schemas/access.ts'
import { Nullable } from '../schemas/nullable.ts'
import { strictValidator } from '../schemas/strict-validator.ts'

const Quota = Nullable(Type.Integer({ minimum: 1, maximum: 100_000_000 }))
const KeyFields = {
  name: Type.String({ minLength: 1, maxLength: 100 }),
  scopes: Type.Array(ScopeSchema, { uniqueItems: true }),
  grants: Nullable(Type.Array(GrantSchema, { minItems: 1, maxItems: 20, description: 'Null for everything' })),
  organisationCode: Nullable(Type.String({ maxLength: 40 })),
  quotaPerMinute: Quota,
  quotaPerDay: Quota,
  expiresAt: Nullable(instant),
}
const { name, scopes, ...further } = KeyFields
const NewKeyBody = Type.Object({ name, scopes, ...Type.Partial(Type.Object(further)).properties }, strict)

const KeysAnswer = Type.Object({
  keys: Type.Array(
    Type.Object({
      id: Type.Integer(),
      ...KeyFields,
      scopes: Type.Array(Type.String()),
      createdAt: instant,
      revokedAt: Nullable(instant),
      lastUsedAt: Nullable(instant),
    }),
  ),
})
const KeyParams = Type.Object({ id: Type.String({ pattern: '^[0-9]{1,15}$' }) })
const Usage = Type.Object({
  days: Type.Array(
    Type.Object({
      day: Type.String(),
      requests: Type.Integer(),
      refused: Type.Integer(),
      features: Type.Integer(),
      bytes: Type.Integer(),
    }),
  ),
})
const DAYS_OF_USE = 90

const LayerRight = Type.Object({
  layer: Type.String(),
  titleZh: Type.String(),
  titleEn: Type.String(),
  isPublic: Type.Boolean(),
  publicAttributes: Nullable(Type.Array(Type.String())),
  attributes: Type.Array(Type.Object({ name: Type.String(), titleZh: Type.String(), titleEn: Type.String() })),
})
const RightBody = Type.Object(
  { isPublic: Type.Boolean(), publicAttributes: Nullable(Type.Array(Type.String(), { maxItems: 100 })) },
  strict,
)

const isoOrNull = (instant: Date | null): string | null => instant?.toISOString() ?? null

/** Keys of other bureaus: made, listed, revoked, and how they are used; and what anyone may read without one. */
export const keyRoutes: FastifyPluginAsyncTypebox = async app => {
  const { db } = app.database
  const config = { permission: 'keys:manage' } as const
  const validatorCompiler = strictValidator as never
  // what is revoked here is revoked at once
  app.addHook('onResponse', async request => {
    if (request.method !== 'GET') app.access.forget()
  })

  app.get(
    '/keys',
    { config, schema: { summary: 'All keys, without what they are', response: { 200: KeysAnswer } } },
    async () => ({
      keys: (await knownKeys(db)).map(({ createdAt, expiresAt, revokedAt, lastUsedAt, grants, ...key }) => ({
        ...key,
        grants: grants as never,
        createdAt: createdAt.toISOString(),
        expiresAt: isoOrNull(expiresAt),
        revokedAt: isoOrNull(revokedAt),
        lastUsedAt: isoOrNull(lastUsedAt),
      })),
    }),
  )

  app.post(
    '/keys',
    {
      config,
      validatorCompiler,
      schema: {
        summary: 'Make a key',
        body: NewKeyBody,
        response: { 201: Type.Object({ key: Type.String({ description: 'Shown only this once' }) }) },
      },
    },
    async (request, reply) => {
      const { expiresAt, grants, ...key } = request.body
      if (grants) requireSoundGrants(grants as never)
      const expires = expiresAt ? { expiresAt: new Date(expiresAt) } : {}
      const made = await createKey(db, { ...key, ...expires, ...(grants && { grants: grants as never }) } as never)
      return reply.code(201).send({ key: made })
    },
  )

  app.delete(
    '/keys/:id',
    { config, schema: { summary: 'Revoke a key', params: KeyParams, response: Done } },
    async (request, reply) => {
      if (!(await revokeKey(db, Number(request.params.id))))
        throw new DomainError('not-found', `There is no key ${request.params.id}.`)
      return reply.code(204).send(null)
    },
  )

  app.get(
    '/keys/:id/usage',
    { config, schema: { summary: 'How a key was used, by day', params: KeyParams, response: { 200: Usage } } },
    async request => ({ days: await usageOf(db, Number(request.params.id), DAYS_OF_USE) }),
  )

  app.get(
    '/layer-rights',
    {
      config,
      schema: {
        summary: 'What anyone may read without a key',
        response: { 200: Type.Object({ layers: Type.Array(LayerRight) }) },
      },
    },
    async () => ({ layers: await layerRights(db) }),
  )

  app.put(
    '/layer-rights/:layer',
    {
      config,
      validatorCompiler,
      schema: {
        summary: 'Make a layer public or not, or some of its attributes',
        params: Type.Object({ layer: Type.String({ maxLength: 100 }) }),
        body: RightBody,
        response: Done,
      },
    },
    async (request, reply) => {
      await setLayerRight(db, request.params.layer, request.body)
      return reply.code(204).send(null)
    },
  )
}
