import { type Agent, request } from 'node:http'

export interface Question {
  address: string
  agent: Agent
  body?: object | undefined
  headers?: Readonly<Record<string, string>> | undefined
}

/** A server that says nothing for so long has hung, and the bench would with it. */
const SILENCE_MS = 60_000

/** Whole, in part, and with nothing in it. */
const ANSWERED = new Set([200, 204, 206])

/** Asks and hands on what comes, piece by piece; resolves at the end with the number of bytes. Throws where there is no answer. */
export function receive(
  { address, agent, body, headers: given }: Question,
  onData: (chunk: Buffer) => void,
): Promise<number> {
  const payload = body && JSON.stringify(body)
  const sizes = payload && { 'content-type': 'application/json', 'content-length': Buffer.byteLength(payload) }
  return new Promise((resolve, reject) => {
    const sent = request(
      address,
      { agent, method: payload ? 'POST' : 'GET', headers: { ...given, ...sizes } },
      answer => {
        let bytes = 0
        answer.on('data', (chunk: Buffer) => {
          bytes += chunk.length
          onData(chunk)
        })
        answer.on('error', reject)
        answer.on('end', () => {
          if (ANSWERED.has(answer.statusCode!)) resolve(bytes)
          else reject(new Error(`${address}: ${answer.statusCode}`))
        })
      },
    )
    sent.setTimeout(SILENCE_MS, () => sent.destroy(new Error(`${address}: nothing came for ${SILENCE_MS / 1000} s.`)))
    sent.on('error', reject)
    sent.end(payload)
  })
}
