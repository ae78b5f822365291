import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, expect, test } from 'vitest'
import { RunningCity } from './running-city.ts'

const COMPONENTS = 266_451
const PATIENCE_MS = 600_000

const folder = mkdtempSync(join(tmpdir(), 'wangge-killed-'))
afterAll(() => rmSync(folder, { recursive: true }))

const start = () => new RunningCity({ environment: { DATA_DIR: folder, PORT: '0' } })

/** Starts, waits for `words` and a moment longer, and kills everything at once. */
async function killAt(words: RegExp, momentMs: number): Promise<void> {
  const city = start()
  await city.shows(words, PATIENCE_MS)
  await sleep(momentMs)
  await city.stop('SIGKILL')
}

test('a first start that is killed again and again, while it creates and while it imports, ends with the whole city once', async () => {
  await killAt(/opening the database/, 1_500)
  await killAt(/部件.* [1-9]0 %/, 0)
  await killAt(/部件.* [5-9]0 %/, 700)

  const city = start()
  try {
    const { url } = await city.isReady(PATIENCE_MS)
    const ask = async (path: string) => (await fetch(url + path)).json()
    expect((await ask('/api/city')).counts).toMatchObject({ components: COMPONENTS, unitGrids: 3_079 })
    const { majors } = await ask('/api/classes?kind=component')
    expect(majors.reduce((sum: number, major: { count: number }) => sum + major.count, 0)).toBe(COMPONENTS)
  } finally {
    await city.stop()
  }
})
