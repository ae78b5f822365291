import type { FastifyInstance, FastifyRequest, RouteOptions } from 'fastify'
import fp from 'fastify-plugin'
import { AccessMemory } from '../../spatial/access/access-memory.ts'
import type { Holder } from '../../spatial/access/holders.ts'
import { type FeatureTypes, sightSignature, typesFor } from '../../spatial/access/narrowed.ts'
import type { Reader } from '../../spatial/access/reader.ts'
import { mayEnter, type Permission } from '../../spatial/access/scopes.ts'
import { DomainError } from '../../spatial/domain-error.ts'
import { requireOurRequest, sessionTokenOf } from './session-cookie.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Who may call this route. Every route states it. */
    permission?: Permission
    /**
     * How the answer follows what the caller may see: `cut` shows no more than that; `nothing` tells of no published feature.
     * Without it the answer is about the whole city, and a caller who sees less is refused.
     */
    sight?: 'cut' | 'nothing'
    /** The key may also come as `token` in the body of a POST, as Esri's clients send it; it is checked once that is read. */
    keyInBody?: boolean
    /** Stays open to somebody who has not changed their first password yet. */
    beforePasswordChange?: boolean
  }
  interface FastifyInstance {
    /** Every route of the app, with what it states about itself. */
    statedRoutes: readonly RouteOptions[]
    /** Who holds which key, remembered. */
    access: AccessMemory
  }
  interface FastifyRequest {
    /** Who calls, by key or session; undefined for anyone else. */
    holder: Holder | undefined
    /** The key as it stood in the address; to go on into every link of the answer. */
    token: string | undefined
    /** What the caller may do and see: what their key is given, else what the public is. */
    reader: Reader
    /** The published feature types as the caller sees them, by name: all that protocols may serve. */
    featureTypes: FeatureTypes
  }
}

/** A key comes as bearer, Esri's bearer among them, as X-API-Key, or as ?token= for clients that can only write an address. */
function keyOf(request: FastifyRequest): string | undefined {
  const token = takeToken(request)
  const bearer = /^Bearer (.+)$/i.exec(request.headers.authorization ?? esriAuthorization(request))?.[1]
  const header = request.headers['x-api-key']
  return bearer ?? (typeof header === 'string' ? header : token)
}

/** What the Maps SDK sends where the page's own sign-in takes the usual header. */
function esriAuthorization({ headers }: FastifyRequest): string {
  const header = headers['x-esri-authorization']
  return typeof header === 'string' ? header : ''
}

/** Takes the token out of the query, so that routes need not name it among their parameters. */
function takeToken(request: FastifyRequest): string | undefined {
  const query = request.query as Record<string, unknown>
  const token = query.token
  delete query.token
  request.token = typeof token === 'string' ? token : undefined
  return request.token
}

const mayBringKeyInBody = ({ method, routeOptions }: FastifyRequest): boolean =>
  method === 'POST' && routeOptions.config.keyInBody === true

function keyInBody({ body }: FastifyRequest): string | undefined {
  const { token } = (typeof body === 'object' && body !== null ? body : {}) as { token?: unknown }
  return typeof token === 'string' && token !== '' ? token : undefined
}

/** A key counts before a session: programs send what they mean, browsers send cookies unasked. */
async function holderOf(request: FastifyRequest, key: string | undefined): Promise<Holder | undefined> {
  const { access } = request.server
  if (key) {
    const holder = await access.holderOf(key)
    if (holder) return holder
    throw new DomainError('key-not-valid', 'This key is unknown, expired or revoked.')
  }
  const session = sessionTokenOf(request)
  const person = session && (await access.personOf(session))
  if (!person) return undefined
  requireOurRequest(request, session)
  return person
}

async function admit(request: FastifyRequest, key: string | undefined): Promise<void> {
  const holder = await holderOf(request, key)
  enter(request, holder, holder ?? (await request.server.access.publicReader()))
}

/** What the public may see, for a caller who shows nothing; undefined where that is not known without asking the database. */
const anyone = (request: FastifyRequest, key: string | undefined): Reader | undefined =>
  key || sessionTokenOf(request) ? undefined : request.server.access.knownPublicReader()

/** Throws `key-required` or `not-permitted` where the route is not for this caller. */
function enter(request: FastifyRequest, holder: Holder | undefined, reader: Reader): void {
  request.holder = holder
  request.reader = reader
  const { config } = request.routeOptions
  requirePermission(request, config.permission ?? 'admin')
  if (config.sight === undefined && sightSignature(request.reader.grants) !== '')
    throw new DomainError(
      'not-permitted',
      'This is about the whole city, and you are given a part of what is published.',
    )
  if (
    holder?.kind === 'person' &&
    holder.mustChangePassword &&
    config.permission !== 'public' &&
    !config.beforePasswordChange
  )
    throw new DomainError('password-change-required', 'Change the password that you were given first.')
}

const NEEDED: Partial<Record<Permission, string>> = {
  known: 'a key, or somebody who has signed in',
  self: 'somebody who has signed in',
}

function requirePermission({ holder, reader }: FastifyRequest, permission: Permission): void {
  if (mayEnter(holder, reader.scopes, permission)) return
  const needed = NEEDED[permission] ?? `a key or a role with the scope ${permission}`
  if (!holder) throw new DomainError('key-required', `This needs ${needed}.`)
  throw new DomainError('not-permitted', `This needs ${needed}.`)
}

const WRITE_SEEN_EVERY_MS = 60_000

const writeSeen = ({ access, log }: FastifyInstance): Promise<void> =>
  access.writeSeen().catch(error => log.warn({ err: error }, 'the use of sessions could not be written down'))

/** Refuses a route that does not say who may call it, and checks that whoever calls may. */
export const permissions = fp(
  async app => {
    app.decorate('access', new AccessMemory(app.database.db))
    app.decorateRequest('holder', undefined)
    app.decorateRequest('reader')
    app.decorateRequest('token', undefined)
    app.decorateRequest('featureTypes', {
      getter(this: FastifyRequest) {
        return typesFor(this.reader)
      },
    })
    const routes: RouteOptions[] = []
    app.decorate('statedRoutes', routes)
    app.addHook('onRoute', route => void routes.push(route))
    app.addHook('onReady', async () => {
      for (const { method, url, config } of routes)
        if (!config?.permission) throw new Error(`${method} ${url} states no permission`)
    })
    // most requests are anyone's reading: they go through without waiting for anything
    app.addHook('onRequest', (request, _reply, done) => {
      if (request.is404) return done()
      const key = keyOf(request)
      if (!key && mayBringKeyInBody(request)) return done()
      const reader = anyone(request, key)
      if (!reader) return void admit(request, key).then(() => done(), done)
      enter(request, undefined, reader)
      done()
    })
    app.addHook('preHandler', (request, _reply, done) => {
      if (request.is404 || request.reader) done()
      else admit(request, keyInBody(request)).then(() => done(), done)
    })
    const writing = setInterval(() => writeSeen(app), WRITE_SEEN_EVERY_MS).unref()
    app.addHook('onClose', async () => {
      clearInterval(writing)
      await writeSeen(app)
    })
  },
  { name: 'permissions', dependencies: ['errors'] },
)

/** Opens every route of `scope` to anyone: for plugins of third parties, whose routes cannot state a permission. */
export function openToAnyone(scope: FastifyInstance): void {
  scope.addHook('onRoute', route => {
    route.config = { ...route.config, permission: 'public', sight: 'nothing' }
  })
}
