import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { PROJECT_ROOT } from '../checks/project-files.ts'

export interface StartOptions {
  /** The folder of the project to start; this one when absent. */
  folder?: string
  /** What to run there; `node scripts/start.ts` when absent. */
  command?: readonly [string, ...string[]]
  environment?: Record<string, string>
}

/** A start of the whole program, seen from outside as whoever types the command sees it. */
export class RunningCity {
  /** Everything written to the terminal so far. */
  output = ''
  readonly #process: ChildProcess
  readonly #startedAt = performance.now()
  readonly #ended: Promise<unknown>

  constructor({ folder = PROJECT_ROOT, command = [process.execPath, 'scripts/start.ts'], environment }: StartOptions) {
    const [program, ...words] = command
    // In a process group of its own, so that what npm started ends with it.
    this.#process = spawn(program, words, {
      cwd: folder,
      detached: true,
      env: { ...withoutVariables(process.env), ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    this.#ended = once(this.#process, 'close')
    const hear = (bytes: Buffer) => {
      this.output += bytes.toString()
    }
    this.#process.stdout!.on('data', hear)
    this.#process.stderr!.on('data', hear)
    // A group of its own outlives whoever started it, unless it is told.
    const follow = () => void this.stop('SIGKILL')
    process.once('exit', follow)
    this.#process.once('close', () => process.off('exit', follow))
  }

  /** Waits until the terminal shows `words` and returns what matched. Throws when the program ends or time runs out before. */
  async shows(words: RegExp, patienceMs: number): Promise<RegExpExecArray> {
    const deadline = performance.now() + patienceMs
    for (;;) {
      const found = words.exec(this.output)
      if (found) return found
      if (this.#process.exitCode !== null) throw new Error(`It ended without ${words}:\n${this.output}`)
      if (performance.now() > deadline) throw new Error(`No ${words} in ${patienceMs} ms:\n${this.output}`)
      await Promise.race([this.#ended, new Promise(done => setTimeout(done, 50))])
    }
  }

  /** Waits until it serves; returns its address and how long that took since the command was given. */
  async isReady(patienceMs: number): Promise<{ url: string; seconds: number }> {
    const [, url] = await this.shows(/ready: (http:\S+)/, patienceMs)
    return { url: url!, seconds: (performance.now() - this.#startedAt) / 1000 }
  }

  /** The administrator key, which the first start shows once. */
  get key(): string | undefined {
    return /(wangge_[\w-]+)/.exec(this.output)?.[1]
  }

  /** Waits for the end and returns the exit code; null when a signal ended it. */
  async end(): Promise<number | null> {
    await this.#ended
    return this.#process.exitCode
  }

  async stop(signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
    if (this.#process.exitCode === null && this.#process.signalCode === null) process.kill(-this.#process.pid!, signal)
    await this.#ended
  }
}

/** What the machine sets for itself must not change what a fresh start does. */
function withoutVariables(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const { DATABASE_URL, MARTIN_URL, PUBLIC_URL, CITY, DEMO, DATA_DIR, HOST, PORT, VITEST, NODE_ENV, ...rest } =
    environment
  return rest
}
