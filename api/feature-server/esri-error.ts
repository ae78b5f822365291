import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import { DomainError, type DomainErrorCode } from '../../spatial/domain-error.ts'
import { STATUS } from '../plugins/errors.ts'

/** Numbers that ArcGIS clients act on: with these two they ask their user for a token. */
const TOKEN_REQUIRED = 499
const INVALID_TOKEN = 498

export interface EsriError {
  code: number
  message: string
  details: string[]
}

/** What was refused or went wrong, as Esri's clients read it. */
export function esriError(error: Error): EsriError {
  if (error instanceof DomainError) return { code: codeOf(error.code), message: error.message, details: [error.code] }
  const { statusCode = 500, message } = error as FastifyError
  if (statusCode >= 500) return { code: 500, message: 'Something went wrong on our side.', details: [] }
  return { code: statusCode, message, details: [] }
}

function codeOf(code: DomainErrorCode): number {
  if (code === 'key-required') return TOKEN_REQUIRED
  if (code === 'key-not-valid') return INVALID_TOKEN
  return STATUS[code]
}

/**
 * Every refusal leaves with the status 200 and says in its body what it is: ArcGIS servers do so, and their clients look for the
 * error there. With another status ArcGIS Pro and the Maps SDK tell their user of a broken network.
 */
export function sendEsriError(error: Error, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const found = esriError(error)
  if (found.code >= 500 && !(error instanceof DomainError)) request.log.error({ err: error }, 'unhandled')
  return reply.code(200).header('cache-control', 'no-store').type('application/json').send({ error: found })
}
