import { Readable } from 'node:stream'
import { setTimeout as wait } from 'node:timers/promises'
import { gunzipSync } from 'node:zlib'
import Fastify from 'fastify'
import { expect, test } from 'vitest'
import { gzipAnswers } from './gzip-answers.ts'

const LONG = '<a>'.repeat(1_000)

async function appSending(payload: () => unknown, type = 'text/xml; charset=utf-8') {
  const app = Fastify()
  await app.register(gzipAnswers)
  app.get('/', async (_request, reply) => reply.type(type).header('vary', 'Authorization').send(payload()))
  return app
}

test.each([
  ['a text', () => LONG],
  ['a stream', () => Readable.from([LONG])],
])('%s leaves compressed for whoever accepts it', async (_what, payload) => {
  const app = await appSending(payload)
  const answer = await app.inject({ url: '/', headers: { 'accept-encoding': 'br, gzip' } })
  expect(answer.headers).toMatchObject({ 'content-encoding': 'gzip', vary: 'Authorization, Accept-Encoding' })
  expect(gunzipSync(answer.rawPayload).toString()).toBe(LONG)
})

test.each([
  ['who does not accept it', () => LONG, 'text/xml', 'gzip;q=0'],
  ['a short text', () => '<a/>', 'text/xml', 'gzip'],
  ['a picture', () => Buffer.alloc(5_000), 'image/png', 'gzip'],
])('%s: nothing is compressed', async (_what, payload, type, accepted) => {
  const app = await appSending(payload, type)
  const { headers } = await app.inject({ url: '/', headers: { 'accept-encoding': accepted } })
  expect(headers).not.toHaveProperty('content-encoding')
})

test('a reader who goes away ends the reading of an endless answer', async () => {
  let isClosed = false
  async function* endless() {
    try {
      for (;;) yield LONG
    } finally {
      isClosed = true
    }
  }
  const app = await appSending(() => Readable.from(endless()))
  const address = await app.listen({ port: 0, host: '127.0.0.1' })
  const leaving = new AbortController()
  const answer = await fetch(address, { signal: leaving.signal })
  await answer.body!.getReader().read()
  leaving.abort()
  for (let tries = 0; tries < 100 && !isClosed; tries++) await wait(20)
  expect(isClosed).toBe(true)
  await app.close()
})
