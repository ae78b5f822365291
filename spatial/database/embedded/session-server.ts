import { createServer, type Server, type Socket } from 'node:net'
import type { PGlite } from '@electric-sql/pglite'
import { Session } from './session.ts'
import { Turns } from './turns.ts'

/** Serves the PostgreSQL protocol on a local socket to any number of clients, who take turns on the one backend. */
export async function serveSessions(database: PGlite, socketPath: string): Promise<Server> {
  const turns = new Turns()
  const server = createServer((socket: Socket) => {
    const session = new Session(database, turns, socket)
    // One chunk after the other: a chunk's messages are answered before the next is looked at.
    let work = Promise.resolve()
    socket.on('data', chunk => {
      work = work.then(() => session.receive(chunk))
    })
    socket.on('error', () => socket.destroy())
    socket.on('close', () => {
      work = work.then(() => session.end())
    })
  })
  await new Promise<void>((done, fail) => server.once('error', fail).listen(socketPath, done))
  return server
}
