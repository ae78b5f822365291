import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const CONFIGURATION = fileURLToPath(new URL('../../../tiles/martin.yaml', import.meta.url))
const READY_WITHIN_MS = 30_000

export interface MartinOptions {
  databaseUrl: string
  schema: string
  /** Folder of the archives. */
  archives: string
  port: number
}

export interface RunningMartin {
  url: string
  stop(): void
}

/** Starts a Martin on `tiles/martin.yaml`, on this machine only; undefined where there is no such program. */
export async function startMartin({
  databaseUrl,
  schema,
  archives,
  port,
}: MartinOptions): Promise<RunningMartin | undefined> {
  const connection = new URL(databaseUrl)
  connection.searchParams.set('options', `-csearch_path=${schema},public`)
  const child = spawn(
    process.env.MARTIN_BIN ?? 'martin',
    ['--config', CONFIGURATION, '--listen-addresses', `127.0.0.1:${port}`],
    {
      // URLSearchParams writes a space as a plus, and there is none
      env: { ...process.env, DATABASE_URL: connection.href, CITY: schema, ARCHIVES: archives },
      stdio: ['ignore', 'ignore', 'inherit'],
    },
  )
  const absent = new Promise<'absent'>(resolve => child.once('error', () => resolve('absent')))
  const url = `http://127.0.0.1:${port}`
  const until = performance.now() + READY_WITHIN_MS
  while (performance.now() < until) {
    const answer = await Promise.race([
      absent,
      fetch(`${url}/health`).then(
        ({ ok }) => ok,
        () => false,
      ),
    ])
    if (answer === 'absent') return undefined
    if (answer) return { url, stop: () => void child.kill() }
    if (child.exitCode !== null) throw new Error(`Martin ended with ${child.exitCode}.`)
    await new Promise(resolve => setTimeout(resolve, 200))
  }
  child.kill()
  throw new Error('Martin did not answer in time.')
}
