import type { Readable } from 'node:stream'
import type { HTTPMethods, RouteOptions } from 'fastify'
import { beforeAll, describe, expect, test } from 'vitest'
import { addPerson } from '../spatial/access/people.ts'
import { ROLE_NAMES, ROLES, type RoleName } from '../spatial/access/roles.ts'
import { mayEnter, SCOPES, type Scope } from '../spatial/access/scopes.ts'
import { beginSession } from '../spatial/access/sessions.ts'
import { requestTokenOf } from './plugins/session-cookie.ts'
import { testApp } from './testing.ts'

const fixture = testApp()
interface Caller {
  name: string
  scopes: readonly Scope[]
  isPerson?: boolean
  headers: object
}
const callers: Caller[] = [{ name: 'anyone', scopes: [], headers: {} }]

/** A role signs in as a person; the walk itself ends sessions, so each request has one of its own. */
async function personWith(role: RoleName): Promise<Caller> {
  const { db } = fixture.database.current
  const post = { role, organisationCode: null, areaCodes: null, layers: null }
  const { id } = await addPerson(db, { name: role, login: role, posts: [post], password: 'a password for the walk' })
  return {
    name: role,
    scopes: ROLES[role].scopes,
    isPerson: true,
    get headers() {
      return sessionHeaders(id)
    },
  }
}

/** Made in the database itself: signing in is tested elsewhere and takes its time. */
async function sessionHeaders(personId: number): Promise<object> {
  const token = await beginSession(fixture.database.current.db, { personId, userAgent: undefined })
  return { cookie: `wangge_session=${token}`, 'x-request-token': requestTokenOf(token) }
}

beforeAll(async () => {
  for (const scope of SCOPES) callers.push({ name: `key ${scope}`, scopes: [scope], headers: await fixture.as(scope) })
  for (const role of ROLE_NAMES) callers.push(await personWith(role))
}, 60_000)

/** Polygons and filters do not fit into an address; a transaction of WFS asks for its key where it is read. Signing in is how one
 * gets to have rights. */
const READING_POSTS = [
  'POST /api/imagery/measurements',
  'POST /api/components/search',
  'POST /stac/search',
  'POST /wfs',
  'POST /api/session',
]

/** Clients of Esri ask with GET or POST as they please; these are the addresses where they write. */
const isReadingPost = (name: string): boolean =>
  READING_POSTS.includes(name) ||
  (/^POST \/arcgis\/rest/.test(name) && !/(applyEdits|(add|update|delete)Features)$/.test(name))

interface Route {
  method: string
  url: string
  options: RouteOptions
}

const routes = (): Route[] =>
  fixture.app.statedRoutes.flatMap(options =>
    [options.method].flat().map(method => ({ method, url: options.url, options })),
  )

const isDocumented = ({ method, options }: Route) => !options.schema?.hide && method !== 'HEAD' && method !== 'OPTIONS'

/** `/api/grids/:code` as the document writes it, `/api/grids/{code}`. */
const documentedPath = (url: string) => url.replace(/:(\w+)(\([^)]*\))?/g, '{$1}').replace(/(.)\/$/, '$1')

/** The status alone, taken as soon as it is known: some answers are streams that never end. */
async function statusOf({ method, url }: Route, headers: object): Promise<number> {
  const answer = await fixture.app.inject({
    method: method as Exclude<HTTPMethods, 'TRACE'>,
    url: url.replace(/:\w+(\([^)]*\))?|\*/g, '0'),
    headers: { ...headers },
    payloadAsStream: true,
  })
  if (url.startsWith('/arcgis/')) return statusInBody(answer.stream())
  answer.stream().destroy()
  return answer.statusCode
}

/** ArcGIS servers answer 200 and say in the body what was refused; 499 is their word for 401. */
async function statusInBody(body: Readable): Promise<number> {
  const text = (await body.toArray()).join('')
  const code = /^\{"error":\{"code":(\d+)/.exec(text)?.[1]
  if (code === undefined) return 200
  return code === '499' ? 401 : Number(code)
}

const expectedRefusal = ({ name, scopes, isPerson }: Caller, route: Route): number | undefined => {
  const permission = route.options.config?.permission ?? 'admin'
  const caller = name === 'anyone' ? undefined : ({ kind: isPerson ? 'person' : 'key' } as const)
  if (mayEnter(caller, scopes, permission)) return undefined
  return caller ? 403 : 401
}

describe('every route', () => {
  test('lets in exactly who may: no key gets 401, a key without the scope 403, and nobody else either', async () => {
    for (const route of routes())
      for (const caller of callers) {
        const status = await statusOf(route, await caller.headers)
        const refused = status === 401 || status === 403 ? status : undefined
        const asked = { route: `${route.method} ${route.url}`, caller: caller.name }
        expect({ ...asked, refused }).toEqual({ ...asked, refused: expectedRefusal(caller, route) })
      }
  }, 120_000)

  test('that changes anything needs a key', () => {
    const reads = ['GET', 'HEAD', 'OPTIONS']
    const open = routes().filter(
      ({ method, options }) => !reads.includes(method) && options.config?.permission === 'public',
    )
    const names = open.map(({ method, url }) => `${method} ${url}`)
    expect(names.filter(name => !isReadingPost(name))).toEqual([])
  })

  test('is described with its permission and with what it answers', () => {
    const paths = fixture.app.swagger().paths as Record<string, Record<string, Record<string, unknown>>>
    for (const route of routes().filter(isDocumented)) {
      const operation = paths[documentedPath(route.url)]?.[route.method.toLowerCase()]
      const name = `${route.method} ${route.url}`
      expect({ name, permission: operation?.['x-permission'] }).toEqual({
        name,
        permission: route.options.config?.permission,
      })
      const answers = Object.keys((route.options.schema?.response as object | undefined) ?? {})
      expect({ name, answers: answers.filter(status => /^[23]/.test(status)) }).not.toEqual({ name, answers: [] })
    }
  })

  test('is documented, apart from the documentation itself and the services that describe themselves', () => {
    const hidden = routes().filter(route => !isDocumented(route) && route.method !== 'HEAD')
    expect(
      hidden.filter(({ url }) => !/^\/(api\/(docs|openapi\.json)|ogc|wfs|arcgis)/.test(url)).map(({ url }) => url),
    ).toEqual([])
  })
})
