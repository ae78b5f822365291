import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Readiness } from '../../api/app.ts'
import { ConfigurationError } from '../configuration.ts'
import { waitingPage } from './waiting-page.ts'

export interface FrontDoor {
  url: string
  /** From now on `listener` answers. */
  open(listener: RequestListener): void
  close(): Promise<void>
}

const KEEP_ALIVE_MS = 65_000

/**
 * Listens before anything else is done, so that a port in use is known at once and whoever comes early is told how far
 * the start has come. Throws ConfigurationError when the port or the host cannot be had.
 */
export async function openFrontDoor(host: string, port: number, readiness: Readiness): Promise<FrontDoor> {
  let listener: RequestListener = (request, response) => askToWait(request, response, readiness)
  const server = createServer((request, response) => listener(request, response))
  server.keepAliveTimeout = KEEP_ALIVE_MS
  await new Promise<void>((done, fail) => {
    server.once('error', error => fail(new ConfigurationError(reasonOf(error, host, port))))
    server.listen(port, host, done)
  })
  const { port: taken } = server.address() as AddressInfo
  return {
    url: `http://${host === '127.0.0.1' || host === '0.0.0.0' || host === '::' ? 'localhost' : host}:${taken}`,
    open(next) {
      listener = next
    },
    async close() {
      const closed = new Promise(done => server.close(done))
      server.closeAllConnections()
      await closed
    },
  }
}

function reasonOf(error: NodeJS.ErrnoException, host: string, port: number): string {
  if (error.code === 'EADDRINUSE')
    return `Port ${port} is in use by another program: stop that one, or choose another port, such as PORT=${port + 1} npm start.`
  if (error.code === 'EACCES') return `Port ${port} needs more rights than this account has: choose a PORT above 1023.`
  return `HOST "${host}" is not an address of this machine (${error.code}): write 127.0.0.1, or 0.0.0.0 for every network.`
}

function askToWait(request: IncomingMessage, response: ServerResponse, { stage, progress }: Readiness): void {
  const wantsPage = request.headers.accept?.includes('text/html') ?? false
  const body = wantsPage ? waitingPage : JSON.stringify({ status: 'starting', stage, progress })
  response
    .writeHead(503, {
      'content-type': wantsPage ? 'text/html; charset=utf-8' : 'application/json; charset=utf-8',
      'cache-control': 'no-store',
      'retry-after': '2',
    })
    .end(body)
}
