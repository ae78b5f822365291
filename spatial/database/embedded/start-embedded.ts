import { type ChildProcess, fork } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

export interface EmbeddedDatabase {
  socketDirectory: string
  /** Resolves when the process ended; unasked, that is a failure. */
  ended: Promise<void>
  stop(): Promise<void>
}

/** A refusal to start on a data directory that another process uses. */
export class DataDirectoryInUse extends Error {}

/** The kernel's limit on the length of a socket path is 108 bytes on Linux and 104 on macOS. */
const MAX_SOCKET_PATH = 100
const SOCKET_NAME = '.s.PGSQL.5432'
/** How long a database process whose parent was killed may take to follow it. */
const ORPHAN_GRACE_MS = 8_000

const SERVER = fileURLToPath(new URL('./server.ts', import.meta.url))
const ARCHIVE_FOLDER = fileURLToPath(new URL('../../../node_modules/.cache/wangge/', import.meta.url))

/** Starts the embedded database on `dataDirectory/postgres`, creating it when it is new. Refuses when it is in use. */
export async function startEmbedded(dataDirectory: string, schema: string): Promise<EmbeddedDatabase> {
  const postgres = resolve(dataDirectory, 'postgres')
  const socketDirectory = socketDirectoryFor(resolve(dataDirectory))
  const socketPath = join(socketDirectory, SOCKET_NAME)
  mkdirSync(socketDirectory, { recursive: true, mode: 0o700 })
  if (!(await isFree(socketPath)))
    throw new DataDirectoryInUse(
      `The data directory ${resolve(dataDirectory)} is used by another process: stop it, or set DATA_DIR to another folder.`,
    )
  rmSync(socketPath, { force: true })
  clearUnfinished(postgres)
  mkdirSync(ARCHIVE_FOLDER, { recursive: true })
  const isNew = !existsSync(join(postgres, 'PG_VERSION'))
  const child = fork(
    SERVER,
    [postgres, socketPath, schema, join(ARCHIVE_FOLDER, 'embedded-0.5.8.tar.gz'), isNew ? 'new' : 'old'],
    {
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    },
  )
  const ended = new Promise<void>(done => child.once('exit', () => done()))
  await ready(child)
  return { socketDirectory, ended, stop: () => stop(child, ended) }
}

function socketDirectoryFor(dataDirectory: string): string {
  const inside = join(dataDirectory, 'run')
  if (join(inside, SOCKET_NAME).length <= MAX_SOCKET_PATH) return inside
  return join(tmpdir(), `wangge-${createHash('sha256').update(dataDirectory).digest('hex').slice(0, 16)}`)
}

/** A directory whose creation was cut short has no version file yet, and nothing in it was ever committed. */
function clearUnfinished(postgres: string): void {
  if (existsSync(postgres) && !existsSync(join(postgres, 'PG_VERSION')) && readdirSync(postgres).length > 0)
    rmSync(postgres, { recursive: true })
}

async function isFree(socketPath: string): Promise<boolean> {
  const patience = Date.now() + ORPHAN_GRACE_MS
  while (await answers(socketPath)) {
    if (Date.now() > patience) return false
    await sleep(200)
  }
  return true
}

const answers = (socketPath: string): Promise<boolean> =>
  new Promise(done => {
    const socket = connect(socketPath)
    socket.once('connect', () => done(socket.destroy() && true))
    socket.once('error', () => done(false))
  })

const ready = (child: ChildProcess): Promise<void> =>
  new Promise((done, fail) => {
    child.once('message', () => done())
    child.once('exit', code => fail(new Error(`The embedded database ended while starting (exit code ${code}).`)))
  })

async function stop(child: ChildProcess, ended: Promise<void>): Promise<void> {
  if (child.connected) child.send('stop')
  await ended
}
