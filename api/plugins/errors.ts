import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import fp from 'fastify-plugin'
import { TooManyAttempts } from '../../spatial/access/sign-in.ts'
import { DomainError, type DomainErrorCode } from '../../spatial/domain-error.ts'

/** The one place that knows both vocabularies. A code without a status does not compile. */
export const STATUS: Record<DomainErrorCode, number> = {
  'not-found': 404,
  'invalid-parameter': 400,
  'key-required': 401,
  'key-not-valid': 401,
  'not-permitted': 403,
  'not-ready': 503,
  'attribute-missing': 422,
  'changed-meanwhile': 412,
  'class-not-in-book': 422,
  'code-county-mismatch': 422,
  'code-not-valid': 422,
  'code-taken': 409,
  'component-not-found': 404,
  'component-retired': 409,
  'date-not-valid': 422,
  'geometry-not-valid': 422,
  'geometry-type-not-allowed': 422,
  'outside-city': 422,
  'serials-exhausted': 409,
  'unit-unknown': 422,
  'version-required': 428,
  'invalid-filter': 400,
  'filter-not-supported': 403,
  'attribute-not-writable': 422,
  'method-not-allowed': 405,
  'not-acceptable': 406,
  'sign-in-failed': 401,
  'too-many-attempts': 429,
  'password-too-weak': 422,
  'password-change-required': 403,
  'not-from-here': 403,
  'login-taken': 409,
  'quota-exceeded': 429,
  'import-state': 409,
  'import-outdated': 409,
  'import-superseded': 409,
  'import-in-use': 409,
  'import-too-large': 413,
  'xml-not-valid': 400,
  'feature-locked': 423,
  'lock-not-valid': 400,
  'lock-expired': 403,
}

const TITLES: Record<number, string> = {
  400: 'Bad request',
  401: 'Key required',
  403: 'Not permitted',
  404: 'Not found',
  405: 'Method not allowed',
  406: 'Not acceptable',
  409: 'Conflict',
  412: 'Changed meanwhile',
  413: 'Too large',
  415: 'Media type not supported',
  422: 'Cannot be processed',
  423: 'Locked',
  428: 'Version required',
  429: 'Too many requests',
  503: 'Not ready',
}

function codeOf(error: FastifyError | DomainError, status: number): string {
  if (error instanceof DomainError) return error.code
  if (error.validation) return 'invalid-parameter'
  return status < 500 ? 'bad-request' : 'internal'
}

/** PostgreSQL has no text with U+0000 in it, neither as a value (22021) nor inside JSON (22P05). */
const NO_SUCH_TEXT = ['22021', '22P05']

const refusalOf = (error: FastifyError): FastifyError | DomainError =>
  NO_SUCH_TEXT.includes(error.code)
    ? new DomainError('invalid-parameter', 'Found the character U+0000 in a text; expected none.')
    : error

/** Every refusal leaves as application/problem+json; what is a bug is logged whole and shown as a number to quote. */
function sendProblem(thrown: FastifyError, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const error = refusalOf(thrown)
  const status = error instanceof DomainError ? STATUS[error.code] : (error.statusCode ?? 500)
  if (status >= 500 && !(error instanceof DomainError)) request.log.error({ err: error }, 'unhandled')
  const isOurs = status < 500 || error instanceof DomainError
  if (error instanceof TooManyAttempts) reply.header('retry-after', error.retryAfterSeconds)
  return reply
    .code(status)
    .type('application/problem+json')
    .send({
      status,
      code: codeOf(error, status),
      title: TITLES[status] ?? 'Something went wrong',
      detail: isOurs ? error.message : 'Something went wrong on our side.',
      requestId: request.id,
    })
}

export const errors = fp(
  async app => {
    app.setErrorHandler(sendProblem)
    app.setNotFoundHandler((request, reply) =>
      sendProblem(
        new DomainError('not-found', `There is nothing at ${request.method} ${request.url.split('?')[0]}.`) as never,
        request,
        reply,
      ),
    )
  },
  { name: 'errors' },
)
