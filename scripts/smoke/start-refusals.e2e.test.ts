import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { RunningCity } from './running-city.ts'

const folder = mkdtempSync(join(tmpdir(), 'wangge-refusals-'))
afterAll(() => rmSync(folder, { recursive: true }))

const inFolder = { DATA_DIR: folder, PORT: '0', DEMO: 'off' }
const READY_MS = 120_000

/** The whole of what a refused start writes, and its exit code. */
async function refusedStart(environment: Record<string, string>): Promise<{ output: string; code: number | null }> {
  const city = new RunningCity({ environment: { ...inFolder, ...environment } })
  const code = await city.end()
  return { output: city.output.trim(), code }
}

describe('a start that cannot be says so in one sentence and ends', () => {
  test.each([
    [{ PORT: 'eighty' }, 'PORT is "eighty": write a whole number from 0 to 65535, such as 8080.'],
    [{ CITY: 'atlantis' }, 'CITY is "atlantis": write one of suining.'],
    [{ DEMO: 'perhaps' }, 'DEMO is "perhaps": write on or off.'],
    [{ DATABASE_URL: 'mysql://x' }, 'DATABASE_URL is not an address: write one that begins with postgres://.'],
    [{ MARTIN_URL: 'martin' }, 'MARTIN_URL is not an address: write one that begins with http://.'],
  ])('%j', async (environment, sentence) => {
    expect(await refusedStart(environment)).toEqual({ output: sentence, code: 1 })
  })

  test('a host that this machine does not have', async () => {
    const { output, code } = await refusedStart({ HOST: '192.0.2.1' })
    expect(output).toMatch(/^HOST "192\.0\.2\.1" is not an address of this machine .+\.$/)
    expect(code).toBe(1)
  })

  test('a port in use', async () => {
    const other = createServer().listen(0, '127.0.0.1')
    await new Promise(done => other.once('listening', done))
    const { port } = other.address() as AddressInfo
    const { output, code } = await refusedStart({ PORT: String(port) })
    other.close()
    expect(output).toMatch(new RegExp(`^Port ${port} is in use by another program: .+ PORT=${port + 1} npm start\\.$`))
    expect(code).toBe(1)
  })

  test('a server that does not answer', async () => {
    const { output, code } = await refusedStart({ DATABASE_URL: 'postgres://nobody:secret@127.0.0.1:1/city' })
    expect(output.split('\n').at(-1)).toMatch(/^The server of DATABASE_URL cannot be used .+\.$/)
    expect(output).not.toContain('secret')
    expect(code).toBe(1)
  })

  test('a data directory that another process uses', async () => {
    const first = new RunningCity({ environment: inFolder })
    const { url } = await first.isReady(READY_MS)
    const { output, code } = await refusedStart({})
    expect(output.split('\n').at(-1)).toBe(
      `The data directory ${folder} is used by another process: stop it, or set DATA_DIR to another folder.`,
    )
    expect(code).toBe(1)
    expect((await fetch(`${url}/api/health`)).status).toBe(200)
    await first.stop()
  })
})

test('asked to stop, it ends at once and the folder can be used again', async () => {
  const first = new RunningCity({ environment: inFolder })
  await first.isReady(READY_MS)
  const askedAt = performance.now()
  await first.stop('SIGTERM')
  expect(await first.end()).toBe(0)
  expect(performance.now() - askedAt).toBeLessThan(10_000)
  const second = new RunningCity({ environment: inFolder })
  await second.isReady(READY_MS)
  await second.stop('SIGINT')
  expect(await second.end()).toBe(0)
})
