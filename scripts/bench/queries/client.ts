import { fork } from 'node:child_process'
import { once } from 'node:events'
import { Agent, request } from 'node:http'
import { fileURLToPath } from 'node:url'

export interface ServerProcess {
  /** Address of the server, without a slash at the end. */
  address: string
  /** GET, or POST with a JSON body; answers the bytes received. Throws on anything but 200. */
  ask(path: string, body?: object): Promise<Buffer>
  stop(): void
}

/** Starts the API beside this process, so that asking and answering do not share a thread. */
export async function startServer(databaseUrl: string, schema: string): Promise<ServerProcess> {
  const child = fork(fileURLToPath(new URL('./server.ts', import.meta.url)), [databaseUrl, schema])
  const [port] = (await once(child, 'message')) as [number]
  const agent = new Agent({ keepAlive: true, maxSockets: 64 })
  const address = `http://127.0.0.1:${port}`
  return {
    address,
    ask: async (path, body) => {
      const chunks: Buffer[] = []
      await receive({ address: address + path, agent, body }, chunk => void chunks.push(chunk))
      return Buffer.concat(chunks)
    },
    stop() {
      agent.destroy()
      child.disconnect()
    },
  }
}

export interface Question {
  address: string
  agent: Agent
  body?: object | undefined
}

/** Asks and hands on what comes, piece by piece; resolves at the end with the number of bytes. Throws on anything but 200. */
export function receive({ address, agent, body }: Question, onData: (chunk: Buffer) => void): Promise<number> {
  const payload = body && JSON.stringify(body)
  const headers = payload ? { 'content-type': 'application/json', 'content-length': Buffer.byteLength(payload) } : {}
  return new Promise((resolve, reject) => {
    const sent = request(address, { agent, method: payload ? 'POST' : 'GET', headers }, answer => {
      let bytes = 0
      answer.on('data', (chunk: Buffer) => {
        bytes += chunk.length
        onData(chunk)
      })
      answer.on('error', reject)
      answer.on('end', () => {
        if (answer.statusCode === 200) resolve(bytes)
        else reject(new Error(`${address}: ${answer.statusCode}`))
      })
    })
    sent.on('error', reject)
    sent.end(payload)
  })
}
