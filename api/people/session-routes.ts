import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import type { PersonHolder } from '../../spatial/access/holders.ts'
import { MAX_LENGTH } from '../../spatial/access/passwords.ts'
import { changePassword } from '../../spatial/access/people.ts'
import { ROLE_NAMES } from '../../spatial/access/roles.ts'
import { beginSession, endSessions, sessionsOf } from '../../spatial/access/sessions.ts'
import { personSigningIn } from '../../spatial/access/sign-in.ts'
import {
  clearSessionCookie,
  requestTokenOf,
  requireOurPage,
  sessionTokenOf,
  setSessionCookie,
} from '../plugins/session-cookie.ts'
import { Done, instant, ScopeSchema, strict } from '../schemas/access.ts'
import { Nullable } from '../schemas/nullable.ts'

const Password = Type.String({ minLength: 1, maxLength: MAX_LENGTH })

const WhoAnswer = Type.Object({
  kind: Type.Enum(['anyone', 'key', 'person']),
  name: Nullable(Type.String()),
  login: Nullable(Type.String()),
  roles: Type.Array(Type.Enum([...ROLE_NAMES])),
  scopes: Type.Array(ScopeSchema),
  mustChangePassword: Type.Boolean(),
  requestToken: Nullable(Type.String({ description: 'To be sent as X-Request-Token with whatever changes something' })),
})

const SessionList = Type.Object({
  sessions: Type.Array(
    Type.Object({
      id: Type.Integer(),
      isThis: Type.Boolean(),
      userAgent: Nullable(Type.String()),
      createdAt: instant,
      lastSeenAt: instant,
      expiresAt: instant,
    }),
  ),
})

const SELF = { permission: 'self', sight: 'nothing', beforePasswordChange: true } as const
const ANYONE = { permission: 'public', sight: 'nothing' } as const

/** Signing in and out, who one is, one's own password and sessions. */
export const sessionRoutes: FastifyPluginAsyncTypebox = async app => {
  const { db } = app.database

  app.get(
    '/session',
    { config: ANYONE, schema: { summary: 'Who calls, and what they may do', response: { 200: WhoAnswer } } },
    async (request, reply) => {
      reply.header('cache-control', 'no-store')
      return whoAnswer(request)
    },
  )

  app.post(
    '/session',
    {
      config: ANYONE,
      schema: {
        summary: 'Sign in with a password',
        body: Type.Object({ login: Type.String({ minLength: 1, maxLength: 100 }), password: Password }, strict),
        response: Done,
      },
    },
    async (request, reply) => {
      requireOurPage(request)
      const { personId } = await personSigningIn(db, request.body)
      const before = sessionTokenOf(request)
      const known = before ? await app.access.personOf(before) : undefined
      if (known) await endSessions(db, { personId: known.personId, only: known.sessionId })
      const token = await beginSession(db, { personId, userAgent: request.headers['user-agent'] })
      app.access.forget()
      setSessionCookie(reply, token)
      return reply.code(204).send(null)
    },
  )

  app.delete('/session', { config: SELF, schema: { summary: 'Sign out', response: Done } }, async (request, reply) => {
    const { personId, sessionId } = self(request)
    await endSessions(db, { personId, only: sessionId })
    app.access.forget()
    return clearSessionCookie(reply).code(204).send(null)
  })

  app.put(
    '/session/password',
    {
      config: SELF,
      schema: {
        summary: 'Change one’s own password; all other sessions end',
        body: Type.Object({ current: Password, next: Password }, strict),
        response: Done,
      },
    },
    async (request, reply) => {
      const { personId, sessionId } = self(request)
      await changePassword(db, { personId, sessionId, ...request.body })
      app.access.forget()
      return reply.code(204).send(null)
    },
  )

  app.get(
    '/session/all',
    { config: SELF, schema: { summary: 'One’s own sessions', response: { 200: SessionList } } },
    async request => {
      const { personId, sessionId } = self(request)
      const sessions = await sessionsOf(db, personId)
      return {
        sessions: sessions.map(({ createdAt, lastSeenAt, expiresAt, ...session }) => ({
          ...session,
          isThis: session.id === sessionId,
          createdAt: createdAt.toISOString(),
          lastSeenAt: lastSeenAt.toISOString(),
          expiresAt: expiresAt.toISOString(),
        })),
      }
    },
  )

  app.delete(
    '/session/all/:id',
    {
      config: SELF,
      schema: { summary: 'End one of one’s own sessions', params: Type.Object({ id: Type.Integer() }), response: Done },
    },
    async (request, reply) => {
      await endSessions(db, { personId: self(request).personId, only: request.params.id })
      app.access.forget()
      return reply.code(204).send(null)
    },
  )
}

const self = ({ holder }: FastifyRequest): PersonHolder => holder as PersonHolder

function whoAnswer(request: FastifyRequest) {
  const { holder } = request
  const session = sessionTokenOf(request)
  const person = holder?.kind === 'person' ? holder : undefined
  return {
    kind: holder?.kind ?? ('anyone' as const),
    name: holder?.name ?? null,
    login: person?.login ?? null,
    roles: [...(person?.roles ?? [])],
    scopes: [...request.reader.scopes],
    mustChangePassword: person?.mustChangePassword ?? false,
    requestToken: person && session ? requestTokenOf(session) : null,
  }
}
