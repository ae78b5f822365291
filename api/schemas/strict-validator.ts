import type { FastifySchemaCompiler } from 'fastify'
import type { TSchema } from 'typebox'
import { Compile } from 'typebox/compile'
import type { TLocalizedValidationError } from 'typebox/error'
import { DomainError } from '../../spatial/domain-error.ts'

/**
 * Validates a body as it stands. The usual validator turns text into numbers, which queries need and bodies must not have: it
 * would also turn the null that empties a field into an empty text.
 */
export const strictValidator: FastifySchemaCompiler<TSchema> = ({ schema }) => {
  const compiled = Compile(schema)
  return (value: unknown) => {
    if (compiled.Check(value)) return { value }
    const error = compiled.Errors(value).find(({ keyword }) => keyword !== 'boolean')!
    return { error: new DomainError('invalid-parameter', inWords(error)) }
  }
}

function inWords({ instancePath, message, keyword, params }: TLocalizedValidationError): string {
  const where = instancePath.slice(1) || 'The body'
  if (keyword === 'additionalProperties')
    return `${where} has an unknown member: ${params.additionalProperties.join(', ')}.`
  return `${where} ${message}.`
}
