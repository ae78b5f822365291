/** The codes of exceptions of OWS 1.1 and WFS 2.0 (OGC 09-025r2, table 3), with the HTTP status of each. */
export const WFS_EXCEPTION_STATUS = {
  MissingParameterValue: 400,
  InvalidParameterValue: 400,
  VersionNegotiationFailed: 400,
  OperationNotSupported: 400,
  OptionNotSupported: 400,
  OperationParsingFailed: 400,
  OperationProcessingFailed: 403,
  InvalidValue: 400,
  CannotLockAllFeatures: 400,
  DuplicateStoredQueryIdValue: 400,
  DuplicateStoredQueryParameterName: 400,
  FeaturesNotLocked: 400,
  InvalidLockId: 400,
  LockHasExpired: 403,
  ResponseCacheExpired: 403,
  NoApplicableCode: 500,
} as const

export type WfsExceptionCode = keyof typeof WFS_EXCEPTION_STATUS

interface Options extends ErrorOptions {
  /** The parameter or part of the request that is meant. */
  locator?: string | undefined
  /** Where it is not the one of the code. */
  status?: number
}

/** A refusal of the service in its own vocabulary; the message is shown to the client. */
export class WfsException extends Error {
  readonly code: WfsExceptionCode
  readonly locator: string | undefined
  readonly status: number

  constructor(code: WfsExceptionCode, message: string, { locator, status, ...options }: Options = {}) {
    super(message, options)
    this.name = 'WfsException'
    this.code = code
    this.locator = locator
    this.status = status ?? WFS_EXCEPTION_STATUS[code]
  }
}

export const invalidParameter = (locator: string, message: string): WfsException =>
  new WfsException('InvalidParameterValue', message, { locator })

export const missingParameter = (locator: string): WfsException =>
  new WfsException('MissingParameterValue', `The parameter ${locator} is missing.`, { locator })
