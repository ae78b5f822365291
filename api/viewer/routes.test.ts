import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import Fastify, { type FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { errors } from '../plugins/errors.ts'
import { strictQueries } from '../plugins/strict-queries.ts'
import { viewerRoutes } from './routes.ts'

const folder = mkdtempSync(join(tmpdir(), 'wangge-viewer-'))
let app: FastifyInstance

const appWith = async (directory: string): Promise<FastifyInstance> => {
  const built = Fastify()
  await built.register(errors)
  await built.register(strictQueries)
  await built.register(viewerRoutes, { directory: pathToFileURL(`${directory}/`) })
  return built
}

beforeAll(async () => {
  for (const sub of ['assets', 'sprites']) mkdirSync(join(folder, sub))
  writeFileSync(join(folder, 'index.html'), '<!doctype html><title>page</title>')
  writeFileSync(join(folder, 'assets/map-1a2b.js'), 'export {}')
  writeFileSync(join(folder, 'assets/map-1a2b.js.gz'), 'zipped')
  writeFileSync(join(folder, 'sprites/light@2x.png'), 'png')
  writeFileSync(join(folder, '.source-hash'), 'secret')
  app = await appWith(folder)
})

afterAll(async () => {
  await app.close()
  rmSync(folder, { recursive: true })
})

test.each(['/', '/?at=105.5,30.5,16&class=01', '/workbench'])(
  '%s is the page, which may load from here alone',
  async url => {
    const { statusCode, headers, body } = await app.inject(url)
    expect(statusCode).toBe(200)
    expect(body).toContain('<title>page')
    expect(headers['cache-control']).toBe('no-cache')
    const policy = headers['content-security-policy'] as string
    expect(policy).toContain("default-src 'none'")
    expect(policy).toMatch(/script-src 'self';/)
    expect(policy).not.toMatch(/https?:/)
  },
)

test('hashed files are kept for a year, others are asked for again', async () => {
  const asset = await app.inject('/assets/map-1a2b.js')
  expect(asset.headers).toMatchObject({
    'cache-control': 'public, max-age=31536000, immutable',
    'content-type': expect.stringContaining('javascript'),
    'x-content-type-options': 'nosniff',
  })
  const sprite = await app.inject('/sprites/light@2x.png')
  expect(sprite.headers['cache-control']).toBe('public, no-cache')
  const again = await app.inject({
    url: '/sprites/light@2x.png',
    headers: { 'if-none-match': sprite.headers.etag as string },
  })
  expect(again.statusCode).toBe(304)
})

test('whoever takes gzip gets the file that was compressed once', async () => {
  const { headers, body } = await app.inject({ url: '/assets/map-1a2b.js', headers: { 'accept-encoding': 'gzip' } })
  expect(headers['content-encoding']).toBe('gzip')
  expect(body).toBe('zipped')
})

describe('what is not there', () => {
  test.each([
    '/api/nothing',
    '/assets/none.js',
    '/nowhere',
    '/.source-hash',
    '/assets/..%2f.source-hash',
    '/assets/../../package.json',
  ])('%s is a problem with status 404', async url => {
    const { statusCode, headers, body } = await app.inject(url)
    expect(statusCode).toBe(404)
    expect(headers['content-type']).toContain('application/problem+json')
    expect(body).not.toContain('secret')
  })
})

test('before the first build the page says what to do', async () => {
  const empty = mkdtempSync(join(tmpdir(), 'wangge-viewer-'))
  const bare = await appWith(empty)
  const { statusCode, body } = await bare.inject('/')
  expect(statusCode).toBe(503)
  expect(JSON.parse(body).detail).toContain('npm start')
  await bare.close()
  rmSync(empty, { recursive: true })
})
