import type { Readable } from 'node:stream'
import type { HTTPMethods, RouteOptions } from 'fastify'
import { beforeAll, describe, expect, test } from 'vitest'
import { mayDo, SCOPES, type Scope } from '../spatial/access/scopes.ts'
import { testApp } from './testing.ts'

const fixture = testApp()
const keys = new Map<Scope | undefined, object>([[undefined, {}]])

beforeAll(async () => {
  for (const scope of SCOPES) keys.set(scope, await fixture.as(scope))
})

/** Polygons and filters do not fit into an address; a transaction of WFS asks for its key where it is read. */
const READING_POSTS = ['POST /api/components/search', 'POST /wfs']

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
    url: url.replace(/:\w+(\([^)]*\))?|\*/g, '1'),
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

const expectedRefusal = (scope: Scope | undefined, route: Route): number | undefined => {
  const permission = route.options.config?.permission ?? 'admin'
  if (mayDo(scope ? [scope] : [], permission)) return undefined
  return scope ? 403 : 401
}

describe('every route', () => {
  test('lets in exactly who may: no key gets 401, a key without the scope 403, and nobody else either', async () => {
    for (const route of routes())
      for (const [scope, headers] of keys) {
        const status = await statusOf(route, headers)
        const refused = status === 401 || status === 403 ? status : undefined
        const asked = { route: `${route.method} ${route.url}`, scope }
        expect({ ...asked, refused }).toEqual({ ...asked, refused: expectedRefusal(scope, route) })
      }
  })

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
