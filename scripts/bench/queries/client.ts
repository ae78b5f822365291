import { fork } from 'node:child_process'
import { once } from 'node:events'
import { Agent, request } from 'node:http'
import { fileURLToPath } from 'node:url'

export interface ServerProcess {
  /** GET, or POST with a JSON body; answers the bytes received. Throws on anything but 200. */
  ask(path: string, body?: object): Promise<Buffer>
  stop(): void
}

/** Starts the API beside this process, so that asking and answering do not share a thread. */
export async function startServer(databaseUrl: string, schema: string): Promise<ServerProcess> {
  const child = fork(fileURLToPath(new URL('./server.ts', import.meta.url)), [databaseUrl, schema])
  const [port] = (await once(child, 'message')) as [number]
  const agent = new Agent({ keepAlive: true, maxSockets: 64 })
  return {
    ask: (path, body) => ask({ port, agent, path, body }),
    stop() {
      agent.destroy()
      child.disconnect()
    },
  }
}

function ask({ port, agent, path, body }: { port: number; agent: Agent; path: string; body: object | undefined }) {
  return new Promise<Buffer>((resolve, reject) => {
    const payload = body && JSON.stringify(body)
    const headers = payload ? { 'content-type': 'application/json', 'content-length': Buffer.byteLength(payload) } : {}
    const sent = request(
      { host: '127.0.0.1', port, agent, path, method: payload ? 'POST' : 'GET', headers },
      answer => {
        const chunks: Buffer[] = []
        answer.on('data', chunk => chunks.push(chunk))
        answer.on('error', reject)
        answer.on('end', () => {
          const bytes = Buffer.concat(chunks)
          if (answer.statusCode === 200) resolve(bytes)
          else reject(new Error(`${path}: ${answer.statusCode} ${bytes.toString().slice(0, 300)}`))
        })
      },
    )
    sent.on('error', reject)
    sent.end(payload)
  })
}
