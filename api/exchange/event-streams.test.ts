import { createServer, get, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, expect, test } from 'vitest'
import { EventStreams } from './event-streams.ts'

const open: { close(): void }[] = []
afterEach(() => {
  for (const one of open.splice(0)) one.close()
})

async function serve(streams: EventStreams): Promise<string> {
  const server = createServer((_request, response) => streams.open(response, {}))
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done))
  open.push({
    close() {
      streams.close()
      server.closeAllConnections()
      server.close()
    },
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
}

const reader = (url: string) => new Promise<IncomingMessage>(done => get(url, done))

async function until(isTrue: () => boolean): Promise<void> {
  for (let i = 0; i < 1000 && !isTrue(); i++) await sleep(10)
  expect(isTrue()).toBe(true)
}

test('every reader is sent an event with its id, and beats in between', async () => {
  const streams = new EventStreams({ maxStreams: 5, heartbeatMs: 20 })
  const url = await serve(streams)
  const texts = ['', '']
  for (const i of [0, 1]) (await reader(url)).on('data', chunk => (texts[i] += chunk))
  await until(() => streams.size === 2)
  streams.sendToAll('commit', 7, { seq: 7, layers: [] })
  await until(() => texts.every(text => text.includes('id: 7\nevent: commit\ndata: {"seq":7,"layers":[]}\n\n')))
  await until(() => texts.every(text => text.includes(':\n\n')))
})

test('a reader who leaves is forgotten', async () => {
  const streams = new EventStreams({ maxStreams: 5 })
  const url = await serve(streams)
  const readers = [await reader(url), await reader(url)]
  await until(() => streams.size === 2)
  readers[0]!.destroy()
  await until(() => streams.size === 1)
})

test('a reader who does not read is dropped, the others stay', async () => {
  const streams = new EventStreams({ maxStreams: 5 })
  const url = await serve(streams)
  const slow = await reader(url)
  slow.pause()
  const quick = await reader(url)
  quick.resume()
  const large = 'x'.repeat(1024 * 1024)
  for (let seq = 0; seq < 40 && streams.size === 2; seq++) {
    streams.sendToAll('commit', seq, large)
    await sleep(20)
  }
  expect(streams.size).toBe(1)
})

test('it says when no more fit', async () => {
  const streams = new EventStreams({ maxStreams: 2 })
  const url = await serve(streams)
  await reader(url)
  expect(streams.isFull).toBe(false)
  await reader(url)
  await until(() => streams.isFull)
})

test('closing ends every stream', async () => {
  const streams = new EventStreams({ maxStreams: 5 })
  const response = await reader(await serve(streams))
  const ended = new Promise<void>(done => response.on('end', () => done()).resume())
  streams.close()
  await ended
  expect(streams.size).toBe(0)
})
