import { refusal } from '../sentences.ts'
import { type Field, type FieldKind, ReadingFailed, type Value } from '../source.ts'

/** Wider than any real table; a file with new names in every row would need endless memory. */
const MOST_FIELDS = 2000

export function asValue(value: unknown): Value {
  if (value === null || value === undefined || value === '') return null
  if (typeof value === 'string' || typeof value === 'boolean') return value
  if (typeof value === 'number') return Number.isFinite(value) ? value : null
  return JSON.stringify(value)
}

function kindOf(value: Value): FieldKind | undefined {
  if (value === null) return undefined
  if (typeof value === 'boolean') return 'boolean'
  if (typeof value !== 'number') return 'text'
  return Number.isSafeInteger(value) ? 'integer' : 'number'
}

function widened(a: FieldKind | undefined, b: FieldKind): FieldKind {
  if (a === undefined || a === b) return b
  const numeric = new Set<FieldKind>([a, b])
  return numeric.has('integer') && numeric.has('number') ? 'number' : 'text'
}

/** Gathers the names and kinds of properties that may differ from feature to feature. */
export class FieldSurvey {
  readonly #kinds = new Map<string, FieldKind | undefined>()
  readonly #path: string
  constructor(path: string) {
    this.#path = path
  }

  add(properties: Record<string, unknown>): void {
    for (const name in properties) {
      const kind = kindOf(asValue(properties[name]))
      const known = this.#kinds.get(name)
      if (known === undefined && !this.#kinds.has(name) && this.#kinds.size >= MOST_FIELDS)
        throw new ReadingFailed(refusal('too-large', { path: this.#path, reason: `${MOST_FIELDS} + fields` }))
      if (kind === undefined) this.#kinds.set(name, known)
      else if (known !== kind) this.#kinds.set(name, widened(known, kind))
    }
  }

  fields(): Field[] {
    return [...this.#kinds].map(([name, kind]) => ({ name, kind: kind ?? 'text' }))
  }
}

/** The value in the kind of its field: in a column of texts a number is text too. */
export function fitted(value: Value, kind: FieldKind): Value {
  return kind === 'text' && value !== null && typeof value !== 'string' ? String(value) : value
}
