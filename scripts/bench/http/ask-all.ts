import { Agent } from 'node:http'
import { measure } from '../measure.ts'
import { receive } from './receive.ts'

export interface Asked {
  address: string
  headers?: Readonly<Record<string, string>> | undefined
}

export interface AskingOptions {
  calls: number
  warmUpCalls: number
  /** Connections that ask at the same time, each kept alive. */
  clients: number
}

export interface Answers {
  /** By call, in the order in which they were begun. */
  samplesMs: number[]
  /** From the first question to the last answer. */
  seconds: number
  /** Of one answer, on the average. */
  bytes: number
}

/** Asks over HTTP, all clients going through the calls together; warm-up calls have negative numbers and are not counted. */
export async function askAll(
  { calls, warmUpCalls, clients }: AskingOptions,
  questionOf: (call: number) => Asked,
): Promise<Answers> {
  const agent = new Agent({ keepAlive: true, maxSockets: clients })
  let [bytes, startedAt] = [0, 0]
  const samplesMs = await measure({ calls, warmUpCalls, clients }, async call => {
    if (call === 0) startedAt = performance.now()
    const received = await receive({ ...questionOf(call), agent }, () => {})
    if (call >= 0) bytes += received
  })
  const seconds = (performance.now() - startedAt) / 1000
  agent.destroy()
  return { samplesMs, seconds, bytes: bytes / calls }
}
