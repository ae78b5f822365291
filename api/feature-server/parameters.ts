import type { FastifyRequest } from 'fastify'
import { DomainError } from '../../spatial/domain-error.ts'

/** Taken on every address of the service. */
const COMMON = ['f', 'token']

/** Without any effect here, but sent by clients wherever they please. */
const IGNORED = ['_ts', '_', 'gdbVersion', 'cacheHint', 'callerContext', 'sqlFormat', 'returnTrueCurves', 'clientId']

export type Parameters = ReadonlyMap<string, string>

/**
 * The parameters of a request out of its address, its form or its JSON, under the names of `known`: clients differ in upper and
 * lower case. Empty ones are as good as absent. Refuses (`invalid-parameter`) names that the address does not know: a misspelt
 * filter must not answer with everything.
 */
export function esriParameters(request: FastifyRequest, known: readonly string[] = []): Parameters {
  const names = new Map([...known, ...COMMON, ...IGNORED].map(name => [name.toLowerCase(), name]))
  const sent = [...new URL(request.url, 'http://localhost').searchParams, ...bodyEntries(request.body)]
  const parameters = new Map<string, string>()
  for (const [written, value] of sent) {
    const name = names.get(written.trim().toLowerCase())
    if (name === undefined)
      throw new DomainError(
        'invalid-parameter',
        `There is no parameter "${written}" here; there are ${[...known, 'f'].join(', ')}.`,
      )
    if (value.trim() !== '') parameters.set(name, value)
  }
  return parameters
}

/** A form arrives as an object of texts, JSON as an object of anything. */
function bodyEntries(body: unknown): [string, string][] {
  if (body === undefined || body === null || body === '') return []
  if (typeof body !== 'object' || Array.isArray(body))
    throw new DomainError('invalid-parameter', 'Expected a form or a JSON object.')
  return Object.entries(body)
    .filter(([, value]) => value !== null && value !== undefined)
    .map(([name, value]) => [name, typeof value === 'string' ? value : JSON.stringify(value)])
}

export function flag(parameters: Parameters, name: string, otherwise = false): boolean {
  const text = parameters.get(name)?.trim().toLowerCase()
  if (text === undefined) return otherwise
  if (text === 'true' || text === '1') return true
  if (text === 'false' || text === '0') return false
  throw new DomainError('invalid-parameter', `${name}=${text}: expected true or false.`)
}

/** A whole number of at least `minimum`; undefined where there is none. */
export function wholeNumber(parameters: Parameters, name: string, minimum = 0): number | undefined {
  const text = parameters.get(name)?.trim()
  if (text === undefined) return undefined
  const value = /^\d{1,15}$/.test(text) ? Number(text) : Number.NaN
  if (value >= minimum) return value
  throw new DomainError('invalid-parameter', `${name}=${text}: expected a whole number from ${minimum} on.`)
}

export function finiteNumber(parameters: Parameters, name: string): number | undefined {
  const text = parameters.get(name)
  if (text === undefined) return undefined
  const value = Number(text)
  if (Number.isFinite(value)) return value
  throw new DomainError('invalid-parameter', `${name}=${text}: expected a number.`)
}

/** A parameter that holds JSON. */
export function json(parameters: Parameters, name: string): unknown {
  const text = parameters.get(name)
  if (text === undefined) return undefined
  try {
    return JSON.parse(text)
  } catch {
    throw new DomainError('invalid-parameter', `${name} is not JSON.`)
  }
}
