import { fork } from 'node:child_process'
import { once } from 'node:events'
import { Agent } from 'node:http'
import { fileURLToPath } from 'node:url'
import type { AppOptions } from '../../../api/app.ts'
import { receive } from './receive.ts'

export interface ServerProcess {
  /** Address of the server, without a slash at the end. */
  address: string
  /** GET, or POST with a JSON body; answers the bytes received. Throws where there is no answer. */
  ask(path: string, body?: object): Promise<Buffer>
  /** What the process holds now. */
  memory(): Promise<NodeJS.MemoryUsage>
  stop(): void
}

export interface ServerProcessOptions {
  databaseUrl: string
  schema: string
  options?: Omit<AppOptions, 'database' | 'pages' | 'logger'>
}

/** Starts the API beside this process, so that asking and answering do not share a thread. */
export async function startServer(settings: ServerProcessOptions): Promise<ServerProcess> {
  const child = fork(fileURLToPath(new URL('./server.ts', import.meta.url)), [JSON.stringify(settings)])
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
    memory: async () => {
      child.send('memory')
      const [usage] = (await once(child, 'message')) as [NodeJS.MemoryUsage]
      return usage
    },
    stop() {
      agent.destroy()
      child.disconnect()
    },
  }
}
