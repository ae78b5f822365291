import type { FastifyRequest } from 'fastify'
import { DomainError } from '../../spatial/domain-error.ts'

/** Taken on every address of the service. */
const COMMON = ['f', 'lang', 'token']

/**
 * The parameters as they were written. Clients build on links and repeat what is in them already, so of several the last one
 * counts. Refuses (`invalid-parameter`) names that the address does not know: a misspelt filter must not answer with everything.
 */
export function queryParameters(request: FastifyRequest, known: readonly string[] = []): Map<string, string> {
  const parameters = new Map(new URL(request.url, 'http://localhost').searchParams)
  for (const name of parameters.keys())
    if (!known.includes(name) && !COMMON.includes(name)) {
      const expected = [...known, 'f', 'lang'].join(', ')
      throw new DomainError('invalid-parameter', `There is no parameter "${name}" here; there are ${expected}.`)
    }
  return parameters
}

/** A whole number of at least `minimum`. */
export function wholeNumber(name: string, text: string, { minimum }: { minimum: number }): number {
  const value = /^\d{1,15}$/.test(text) ? Number(text) : Number.NaN
  if (value >= minimum) return value
  throw new DomainError('invalid-parameter', `${name}=${text}: expected a whole number from ${minimum} on.`)
}
