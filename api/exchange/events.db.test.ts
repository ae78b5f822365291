import { setTimeout as sleep } from 'node:timers/promises'
import { beforeAll, describe, expect, test } from 'vitest'
import { buildSmallRegister, SMALL_REGISTER_CODES } from '../../spatial/components/testing/small-register.ts'
import { commit, lastCommit } from '../../spatial/database/commit.ts'
import { point } from '../../spatial/database/postgis.ts'
import { decodeTile } from '../../tiles/testing/decode.ts'
import { tilesOver } from '../../tiles/testing/tile-range.ts'
import { testApp } from '../testing.ts'

const fixture = testApp()
const CODE = SMALL_REGISTER_CODES[0]!
let url: string

beforeAll(async () => {
  await buildSmallRegister(fixture.database.current.db)
  url = await fixture.app.listen({ port: 0, host: '127.0.0.1' })
})

interface Commit {
  seq: number
  layers: { layer: string; count: number; extents: number[][] }[]
}

/** Reads a stream of events until it is left. */
async function listen(query = '', headers: Record<string, string> = {}) {
  const leaving = new AbortController()
  const response = await fetch(`${url}/api/events${query}`, { headers, signal: leaving.signal })
  const commits: Commit[] = []
  const reading = (async () => {
    let text = ''
    for await (const chunk of response.body!.pipeThrough(new TextDecoderStream())) {
      text += chunk
      const events = text.split('\n\n')
      text = events.pop()!
      for (const event of events) {
        const data = /^event: commit\ndata: (.*)$/m.exec(event)?.[1]
        if (data) commits.push(JSON.parse(data))
      }
    }
  })().catch(() => {})
  const leave = async () => {
    leaving.abort()
    await reading
  }
  return { response, commits, leave }
}

const set = (values: object) =>
  commit(fixture.database.current.db, { actor: 'test' }, trx =>
    trx.updateTable('components').set(values).where('code', '=', CODE).execute(),
  )

/** Far longer than the 2 s that are promised: machines that run tests are busy. */
const PATIENCE_MS = 20_000

async function eventually(isTrue: () => boolean): Promise<void> {
  const until = performance.now() + PATIENCE_MS
  while (!isTrue() && performance.now() < until) await sleep(10)
  expect(isTrue()).toBe(true)
}

describe('an open map', () => {
  test('hears of an edit by another process, asks for the tile again and sees the change', async () => {
    const { commits, leave, response } = await listen()
    expect(response.headers.get('content-type')).toContain('text/event-stream')
    await fixture.app.commits.look()
    commits.length = 0
    const { seq } = await set({ geom: point([105.6, 30.52]), state: 'damaged' })
    await eventually(() => commits.some(one => one.seq === seq))

    const change = commits.find(one => one.seq === seq)!.layers.find(({ layer }) => layer === 'components')!
    const isIn = ([west, south, east, north]: number[]) =>
      west! <= 105.6 && 105.6 <= east! && south! <= 30.52 && 30.52 <= north!
    expect(change.extents.some(extent => isIn(extent.map((value, i) => value + (i < 2 ? -1e-9 : 1e-9))))).toBe(true)

    const [tile] = tilesOver([105.6, 30.52, 105.6, 30.52], 17)
    const answer = await fetch(`${url}/tiles/components/17/${tile!.x}/${tile!.y}`)
    const features = decodeTile(new Uint8Array(await answer.arrayBuffer())).components!
    expect(features.find(({ id }) => String(id) === CODE)!.properties.state).toBe('damaged')
    await leave()
  })

  test('that lost the stream is told what it missed, by the number of the last event', async () => {
    const before = await lastCommit(fixture.database.current.db)
    await set({ state: 'lost' })
    const { seq } = await set({ state: 'intact' })
    await fixture.app.commits.look()
    const { commits, leave } = await listen('', { 'last-event-id': String(before) })
    await eventually(() => commits.length > 0)
    expect(commits).toEqual([{ seq, layers: [{ layer: 'components', count: 1, extents: [expect.any(Array)] }] }])
    await leave()
  })

  test('may say from which commit to begin, and is told nothing when it missed nothing', async () => {
    const seq = await lastCommit(fixture.database.current.db)
    const { commits, leave } = await listen(`?since=${seq}`)
    await sleep(200)
    expect(commits).toEqual([])
    await leave()
  })

  test('is not held up by the server closing', async () => {
    const { response, leave } = await listen()
    expect(response.status).toBe(200)
    await fixture.app.close()
    await leave()
  })
})
