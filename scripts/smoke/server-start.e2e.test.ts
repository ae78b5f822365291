import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { RunningCity } from './running-city.ts'
import { markDamaged } from './write-state.ts'

const { SERVER_URL } = process.env
const COMPONENTS = 266_451
const PATIENCE_MS = 600_000
/** How soon another process must show what one has written. */
const FOLLOW_MS = 5_000

const folder = mkdtempSync(join(tmpdir(), 'wangge-server-'))
const databaseName = `smoke_${process.pid}`
const databaseUrl = () => Object.assign(new URL(SERVER_URL!), { pathname: `/${databaseName}` }).href

const start = (DEMO: string) =>
  new RunningCity({ environment: { DATA_DIR: folder, PORT: '0', DATABASE_URL: databaseUrl(), DEMO } })

async function onServer(statement: string): Promise<void> {
  const client = new pg.Client(SERVER_URL)
  await client.connect()
  await client.query(statement).finally(() => client.end())
}

const answerOf = async (address: string) => (await fetch(address)).json()

/** Where SERVER_URL names a PostgreSQL server on which databases may be made; .ci/run starts one. */
describe.skipIf(!SERVER_URL)('on a PostgreSQL server', () => {
  const cities: RunningCity[] = []

  beforeAll(() => onServer(`create database ${databaseName}`))
  afterAll(async () => {
    for (const city of cities) await city.stop()
    await onServer(`drop database ${databaseName}`)
    rmSync(folder, { recursive: true })
  })

  test('a first start that is killed while it imports is made good by the next, and a second process serves the same city', async () => {
    const killed = start('on')
    cities.push(killed)
    await killed.shows(/部件.* [3-9]0 %/, PATIENCE_MS)
    await killed.stop('SIGKILL')

    const first = start('on')
    cities.push(first)
    const { url } = await first.isReady(PATIENCE_MS)
    expect((await answerOf(`${url}/api/city`)).counts.components).toBe(COMPONENTS)
    expect((await answerOf(`${url}/api/health`)).database.kind).toBe('server')

    const second = start('off')
    cities.push(second)
    const other = await second.isReady(PATIENCE_MS)
    console.log(`start beside another: ${other.seconds.toFixed(1)} s`)
    expect((await answerOf(`${other.url}/api/city`)).counts.components).toBe(COMPONENTS)

    const { features } = await answerOf(`${url}/api/components?limit=1`)
    const { code } = features[0].properties
    const tileOfOther = async () => (await fetch(`${other.url}/tiles/components/0/0/0`)).headers.get('etag')
    const before = await tileOfOther()
    expect(await markDamaged(url, first.key!, code)).toBe(200)
    await expect.poll(tileOfOther, { timeout: FOLLOW_MS }).not.toBe(before)
  })
})
