import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import { addPerson, changePerson, people, resetPassword } from '../../spatial/access/people.ts'
import { ROLE_NAMES, ROLES } from '../../spatial/access/roles.ts'
import { Done, instant, PostSchema, ScopeSchema, strict } from '../schemas/access.ts'
import { Nullable } from '../schemas/nullable.ts'
import { strictValidator } from '../schemas/strict-validator.ts'

const PersonFields = {
  name: Type.String({ minLength: 1, maxLength: 100 }),
  organisationCode: Nullable(Type.String({ maxLength: 40 })),
  posts: Type.Array(PostSchema, { maxItems: 20 }),
}

const PeopleAnswer = Type.Object({
  people: Type.Array(
    Type.Object({
      id: Type.Integer(),
      ...PersonFields,
      login: Type.String(),
      isDemo: Type.Boolean(),
      isDisabled: Type.Boolean(),
      mustChangePassword: Type.Boolean(),
      lastSignedInAt: Nullable(instant),
    }),
  ),
})

const RolesAnswer = Type.Object({
  roles: Type.Array(
    Type.Object({
      role: Type.Enum([...ROLE_NAMES]),
      nameZh: Type.String(),
      nameEn: Type.String(),
      scopes: Type.Array(ScopeSchema),
    }),
  ),
})

const NewPersonBody = Type.Object(
  {
    ...PersonFields,
    organisationCode: Type.Optional(PersonFields.organisationCode),
    login: Type.String({ pattern: '^[A-Za-z0-9._-]{2,60}$' }),
  },
  strict,
)
const PatchBody = Type.Partial(Type.Object({ ...PersonFields, isDisabled: Type.Boolean() }), strict)
const PersonParams = Type.Object({ id: Type.String({ pattern: '^[0-9]{1,15}$' }) })
const FirstPassword = Type.Object({
  id: Type.Integer(),
  password: Type.String({ description: 'To be handed over; shown only this once, changed at the first sign-in' }),
})

/** People with their accounts and posts, for whoever manages them. */
export const peopleRoutes: FastifyPluginAsyncTypebox = async app => {
  const { db } = app.database
  const config = { permission: 'people:manage' } as const
  const validatorCompiler = strictValidator as never
  // whoever loses a post must not go on for a second with what is remembered
  app.addHook('onResponse', async request => {
    if (request.method !== 'GET') app.access.forget()
  })

  app.get(
    '/roles',
    {
      config: { permission: 'self', sight: 'nothing', beforePasswordChange: true },
      schema: { summary: 'Roles and what they may do', response: { 200: RolesAnswer } },
    },
    async () => ({ roles: ROLE_NAMES.map(role => ({ role, ...ROLES[role], scopes: [...ROLES[role].scopes] })) }),
  )

  app.get(
    '/people',
    { config, schema: { summary: 'People with accounts and posts', response: { 200: PeopleAnswer } } },
    async () => ({
      people: (await people(db)).map(({ lastSignedInAt, posts, ...person }) => ({
        ...person,
        posts: posts.map(post => ({ ...post, areaCodes: post.areaCodes && [...post.areaCodes] })) as never,
        lastSignedInAt: lastSignedInAt?.toISOString() ?? null,
      })),
    }),
  )

  app.post(
    '/people',
    {
      config,
      validatorCompiler,
      schema: { summary: 'Make an account', body: NewPersonBody, response: { 201: FirstPassword } },
    },
    async (request, reply) => reply.code(201).send(await addPerson(db, request.body as never)),
  )

  app.patch(
    '/people/:id',
    {
      config,
      validatorCompiler,
      schema: {
        summary: 'Change a person, their posts, or close the account',
        params: PersonParams,
        body: PatchBody,
        response: Done,
      },
    },
    async (request, reply) => {
      await changePerson(db, Number(request.params.id), request.body as never)
      return reply.code(204).send(null)
    },
  )

  app.post(
    '/people/:id/password',
    {
      config,
      schema: {
        summary: 'A new password in place of a forgotten one',
        params: PersonParams,
        response: { 200: FirstPassword },
      },
    },
    async request => {
      const id = Number(request.params.id)
      return { id, password: await resetPassword(db, id) }
    },
  )
}
