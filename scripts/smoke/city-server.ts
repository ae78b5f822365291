import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { RunningCity } from './running-city.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** Address of a city at full size, without a trailing slash. */
    cityUrl: string
    /** Its administrator key; empty when a city that ran already was named. */
    cityKey: string
  }
}

/** The demo city at full size, imported on two slow cores that others use as well. */
const PATIENCE_MS = 600_000

/** One city for all browser tests: the one that CITY_URL names, else the demo city on the embedded database, started here. */
export default async function setup(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  const { CITY_URL, CITY_KEY } = process.env
  if (CITY_URL) {
    project.provide('cityUrl', CITY_URL.replace(/\/$/, ''))
    project.provide('cityKey', CITY_KEY ?? '')
    return undefined
  }
  const folder = await mkdtemp(join(tmpdir(), 'wangge-city-'))
  const city = new RunningCity({ environment: { DATA_DIR: folder, PORT: '0' } })
  const close = async () => {
    await city.stop()
    await rm(folder, { recursive: true })
  }
  try {
    const { url } = await city.isReady(PATIENCE_MS)
    project.provide('cityUrl', url)
    project.provide('cityKey', city.key ?? '')
  } catch (error) {
    await close()
    throw error
  }
  return close
}
