import { setTimeout } from 'node:timers/promises'

/** So that a few edits fall between two pages of a thousand, and the server has time for those too. */
const PAUSE_MS = 100
const CLASS_CODE = '0118'

export interface Edits {
  count: number
  /** Codes that came. */
  added: Set<string>
  /** Codes that went, of those that had been there. */
  retired: Set<string>
}

interface Editor {
  key: string
  /** What there is to change and to retire. */
  codes: readonly string[]
}

/** Adds, changes and retires components over HTTP, one after another, until it is stopped. */
export function editing(server: string, { key, codes }: Editor): { stop: () => Promise<Edits> } {
  const edits: Edits = { count: 0, added: new Set(), retired: new Set() }
  const write = writerTo(server, key)
  let isStopped = false
  const work = (async () => {
    while (!isStopped) {
      await once(edits, { write, codes })
      await setTimeout(PAUSE_MS)
    }
  })()
  // a refusal is told when the walk is over
  work.catch(() => undefined)
  const stop = async (): Promise<Edits> => {
    isStopped = true
    await work
    return edits
  }
  return { stop }
}

type Write = (method: string, path: string, body?: unknown) => Promise<Response>

const writerTo =
  (server: string, key: string): Write =>
  async (method, path, body) => {
    const headers = { authorization: `Bearer ${key}`, ...(body ? { 'content-type': CONTENT_TYPES[method]! } : {}) }
    const init = { method, headers, ...(body ? { body: JSON.stringify(body) } : {}) }
    return fetch(`${server}/ogc/collections/component_points/items${path}`, init)
  }

const CONTENT_TYPES: Record<string, string> = {
  POST: 'application/geo+json',
  PATCH: 'application/merge-patch+json',
}

/** In turn a new one at the end of a class, a change anywhere, and one less anywhere: each moves what lies behind it. */
async function once(edits: Edits, { write, codes }: { write: Write; codes: readonly string[] }): Promise<void> {
  const code = codes[Math.floor(Math.random() * codes.length)]!
  const turn = edits.count % 3
  const answer = await [
    () =>
      write('POST', '', { type: 'Feature', geometry: PLACE, properties: { classCode: CLASS_CODE, state: 'intact' } }),
    () => write('PATCH', `/${code}`, { properties: { note: `edit ${edits.count}` } }),
    () => write('DELETE', `/${code}`),
  ][turn]!()
  // lines, areas and what is retired already are not among the points
  if (turn > 0 && answer.status === 404) return
  if (!answer.ok) throw new Error(`An edit was refused: ${answer.status} ${(await answer.text()).slice(0, 300)}`)
  if (turn === 0) edits.added.add(answer.headers.get('location')!.split('/').at(-1)!)
  if (turn === 2) edits.retired.add(code)
  edits.count++
}

/** In a grid of the synthetic city. */
const PLACE = { type: 'Point', coordinates: [105.5775, 30.505] }
