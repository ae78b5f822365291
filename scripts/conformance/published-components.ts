import { createInterface } from 'node:readline'
import { Readable } from 'node:stream'
import type { ReadableStream } from 'node:stream/web'

/** The codes at the beginning of the lines of a CSV, after an id if there is one; lines within a quoted text begin otherwise. */
export async function* codesIn(csv: Readable): AsyncGenerator<string> {
  for await (const line of createInterface({ input: csv })) {
    const code = /^(?:"?[\w.]+"?,)?"?(\d{16})"?,/.exec(line)?.[1]
    if (code) yield code
  }
}

/** The codes of all components that a server publishes, or of those of a class, as its export writes them. */
export async function publishedCodes(server: string, classCode?: string): Promise<Set<string>> {
  const answer = await fetch(`${server}/api/components/export/csv${classCode ? `?class=${classCode}` : ''}`)
  if (!answer.ok || !answer.body) throw new Error(`The export of ${server} answered ${answer.status}.`)
  const codes = new Set<string>()
  for await (const code of codesIn(Readable.fromWeb(answer.body as ReadableStream))) codes.add(code)
  return codes
}

export interface Reading {
  read: number
  twice: number
  missing: number
  unknown: number
}

/** How a list of codes compares with what should have been read. */
export function compared(codes: readonly string[], expected: ReadonlySet<string>): Reading {
  const found = new Set(codes)
  return {
    read: codes.length,
    twice: codes.length - found.size,
    missing: [...expected].filter(code => !found.has(code)).length,
    unknown: [...found].filter(code => !expected.has(code)).length,
  }
}
