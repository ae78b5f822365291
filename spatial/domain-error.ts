/** Stable public codes of refusals a caller can act on. Each has an HTTP status in `api/plugins/errors.ts`. */
export const DOMAIN_ERROR_CODES = [
  'not-found',
  'invalid-parameter',
  'key-required',
  'key-not-valid',
  'not-permitted',
  'not-ready',
  'attribute-missing',
  'changed-meanwhile',
  'class-not-in-book',
  'code-county-mismatch',
  'code-not-valid',
  'code-taken',
  'component-not-found',
  'component-retired',
  'date-not-valid',
  'geometry-not-valid',
  'geometry-type-not-allowed',
  'outside-city',
  'serials-exhausted',
  'unit-unknown',
  'version-required',
  'invalid-filter',
  'filter-not-supported',
  'attribute-not-writable',
  'method-not-allowed',
  'not-acceptable',
  'sign-in-failed',
  'too-many-attempts',
  'password-too-weak',
  'password-change-required',
  'not-from-here',
  'login-taken',
  'quota-exceeded',
  'import-state',
  'import-outdated',
  'import-superseded',
  'import-in-use',
  'import-too-large',
  'xml-not-valid',
  'feature-locked',
  'lock-not-valid',
  'lock-expired',
] as const

export type DomainErrorCode = (typeof DOMAIN_ERROR_CODES)[number]

/** A refusal, not a bug: `message` says what was found and what was expected, and may be shown to the caller. */
export class DomainError extends Error {
  readonly code: DomainErrorCode

  constructor(code: DomainErrorCode, message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'DomainError'
    this.code = code
  }
}
