/** The embedded database's own process: PGlite with PostGIS behind the PostgreSQL protocol on a local socket. */
import { mkdirSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { PGlite } from '@electric-sql/pglite'
import { postgis } from '@electric-sql/pglite-postgis'
import { serveSessions } from './session-server.ts'

const [dataDirectory, socketPath, schema, archivePath] = process.argv.slice(2) as [string, string, string, string]

const archive = (): Promise<Blob | undefined> =>
  readFile(archivePath).then(
    bytes => new Blob([new Uint8Array(bytes)]),
    () => undefined,
  )

/** A prepared archive of an initialised directory saves the 15 s that creating one with the extension takes. */
async function create(): Promise<PGlite> {
  const prepared = await archive()
  if (prepared) return PGlite.create({ dataDir: dataDirectory, extensions: { postgis }, loadDataDir: prepared })
  const database = await PGlite.create({ dataDir: dataDirectory, extensions: { postgis } })
  await database.exec('create extension if not exists postgis')
  await writeFile(archivePath, new Uint8Array(await (await database.dumpDataDir('gzip')).arrayBuffer())).catch(() => {})
  return database
}

const isNew = process.argv[6] === 'new'
mkdirSync(dataDirectory, { recursive: true })
const database = isNew ? await create() : await PGlite.create({ dataDir: dataDirectory, extensions: { postgis } })
await database.exec(
  `create schema if not exists "${schema}"; set search_path to "${schema}", public; set timezone to 'UTC'`,
)
const server = await serveSessions(database, socketPath)

async function stop(): Promise<void> {
  server.close()
  await database.close()
  process.exit(0)
}
// The parent holds the other end of the channel: when it ends, however it ends, this process follows.
process.once('disconnect', stop)
process.on('message', message => message === 'stop' && void stop())
// A terminal and a service manager signal the whole group; the parent ends in order and says when to stop.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => {})
process.send?.('ready')
