import { invalidParameter, missingParameter } from './wfs-exception.ts'

/** The parameters of an address or a form. Names are written in any case; an empty value is none. */
export class Kvp {
  readonly #values: ReadonlyMap<string, string>
  readonly #empty: ReadonlySet<string>

  constructor(values: ReadonlyMap<string, string>, empty: ReadonlySet<string> = new Set()) {
    this.#values = values
    this.#empty = empty
  }

  /** Refuses (`InvalidParameterValue`) a parameter that is given twice with different values. */
  static from(...sources: Record<string, unknown>[]): Kvp {
    const values = new Map<string, string>()
    const empty = new Set<string>()
    for (const [written, value] of sources.flatMap(source => Object.entries(source)))
      for (const text of [value].flat().map(String)) {
        const name = written.toLowerCase()
        if (text.trim() === '') {
          empty.add(name)
          continue
        }
        if (values.has(name) && values.get(name) !== text) throw invalidParameter(written, `${written} is given twice.`)
        values.set(name, text)
      }
    return new Kvp(values, empty)
  }

  /** The first of these parameters that is there: clients mix the names of the versions. */
  value(...names: string[]): string | undefined {
    for (const name of names) {
      const value = this.#values.get(name.toLowerCase())
      if (value !== undefined) return value
    }
    return undefined
  }

  /** Whether the parameter is written, and nothing behind it. */
  isEmpty(name: string): boolean {
    return this.#empty.has(name.toLowerCase())
  }

  required(...names: string[]): string {
    const value = this.value(...names)
    if (value === undefined) throw missingParameter(names[0]!)
    return value
  }

  /** `a,b` as two; an absent parameter as none. */
  list(...names: string[]): string[] {
    return commaList(this.value(...names) ?? '')
  }

  /** `(a,b)(c)` as `[[a, b], [c]]`, `a,b` as `[[a, b]]`: the lists of several queries in one request. */
  lists(...names: string[]): string[][] {
    return groups(this.value(...names) ?? '').map(commaList)
  }

  /** Values of several queries in one request, in parentheses one after another: `(<Filter/>)(<Filter/>)`. */
  groups(...names: string[]): string[] {
    return groups(this.value(...names) ?? '')
  }

  /** Every parameter, by its name in lower case. */
  entries(): [string, string][] {
    return [...this.#values]
  }
}

const commaList = (text: string): string[] =>
  text
    .split(',')
    .map(part => part.trim())
    .filter(part => part !== '')

function groups(text: string): string[] {
  const trimmed = text.trim()
  if (trimmed === '') return []
  if (!trimmed.startsWith('(') || !trimmed.endsWith(')')) return [trimmed]
  return trimmed.slice(1, -1).split(/\)\s*,?\s*\(/)
}
