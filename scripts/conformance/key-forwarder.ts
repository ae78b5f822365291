import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface Forwarder {
  /** As the service's address, with another host. */
  address: string
  close: () => void
}

/**
 * Passes requests on to a service with an access key, for programs that cannot send one: a suite that writes its own addresses loses a
 * `?token=`. The host stays that of the forwarder, so that links in the answers lead through it too.
 */
export async function forwardWithKey(address: string, key: string): Promise<Forwarder> {
  const { hostname, port, pathname } = new URL(address)
  const server = createServer((asked, answer) => forward({ asked, answer, hostname, port, key })).listen(0, '127.0.0.1')
  await new Promise(listening => server.once('listening', listening))
  return { address: `http://127.0.0.1:${portOf(server)}${pathname}`, close: () => server.close() }
}

const portOf = (server: Server): number => (server.address() as AddressInfo).port

interface Exchange {
  asked: IncomingMessage
  answer: ServerResponse
  hostname: string
  port: string
  key: string
}

function forward({ asked, answer, hostname, port, key }: Exchange): void {
  const headers = { ...asked.headers, authorization: `Bearer ${key}` }
  const passed = request({ hostname, port, path: asked.url, method: asked.method, headers }, found => {
    answer.writeHead(found.statusCode!, found.headers)
    found.pipe(answer)
  })
  passed.on('error', () => answer.writeHead(502).end())
  asked.pipe(passed)
}
