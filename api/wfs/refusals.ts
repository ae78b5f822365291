import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import { DomainError, type DomainErrorCode } from '../../spatial/domain-error.ts'
import { STATUS } from '../plugins/errors.ts'
import { exceptionReport } from './exception-report.ts'
import { XML_TYPE } from './media-types.ts'
import { WfsException, type WfsExceptionCode } from './wfs-exception.ts'

/** Refusals of the core that have a code of their own here; all others say that the operation could not be carried out. */
const CODES: Partial<Record<DomainErrorCode, WfsExceptionCode>> = {
  'invalid-parameter': 'InvalidParameterValue',
  'invalid-filter': 'InvalidParameterValue',
  'xml-not-valid': 'OperationParsingFailed',
}

const LOCATORS: Partial<Record<DomainErrorCode, string>> = {
  'invalid-filter': 'filter',
  'filter-not-supported': 'filter',
  'xml-not-valid': 'request',
}

/** Any error as the service words it; `undefined` for a bug. */
export function asWfsException(error: Error): WfsException | undefined {
  if (error instanceof WfsException) return error
  if (error instanceof DomainError)
    return new WfsException(CODES[error.code] ?? 'OperationProcessingFailed', error.message, {
      locator: LOCATORS[error.code],
      status: STATUS[error.code],
      cause: error,
    })
  const { statusCode = 500, message } = error as FastifyError
  if (statusCode >= 500) return undefined
  return new WfsException('OperationParsingFailed', message, { status: statusCode, cause: error })
}

/** Every refusal leaves as an exception report in the form of the version that was asked in. */
export function sendException(error: Error, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const refusal = asWfsException(error)
  if (!refusal) request.log.error({ err: error }, 'unhandled')
  const shown =
    refusal ?? new WfsException('NoApplicableCode', `Something went wrong on our side; quote request ${request.id}.`)
  return reply.code(shown.status).type(XML_TYPE).send(exceptionReport(shown, request.wfsVersion))
}
