import { DomainError, type DomainErrorCode } from '../../../spatial/domain-error.ts'
import { WfsException, type WfsExceptionCode } from '../wfs-exception.ts'

/** Refusals that do not mean that a value is wrong. */
const CODES: Partial<Record<DomainErrorCode, [code: WfsExceptionCode, locator?: string]>> = {
  'invalid-filter': ['InvalidParameterValue', 'filter'],
  'filter-not-supported': ['OperationProcessingFailed', 'filter'],
  'lock-not-valid': ['InvalidLockId', 'lockId'],
  'lock-expired': ['LockHasExpired', 'lockId'],
  'not-permitted': ['OperationProcessingFailed'],
  'component-not-found': ['OperationProcessingFailed'],
  'component-retired': ['OperationProcessingFailed'],
}

export interface Refused {
  /** How the client names the action, else what it is. */
  locator: string
  /** The lock that the client has named. */
  lockId?: string | undefined
  /** The client asks for a lock, not to write. */
  isLocking?: boolean
}

/** A refusal of the core as WFS words it for one action of a transaction; anything else passes as it is. */
export function inWfsWords(error: unknown, refused: Refused): unknown {
  if (!(error instanceof DomainError)) return error
  const [code, place] = codeOf(error.code, refused)
  return new WfsException(code, error.message, { locator: place ?? refused.locator, cause: error })
}

function codeOf(code: DomainErrorCode, { lockId, isLocking }: Refused): [WfsExceptionCode, string?] {
  if (code !== 'feature-locked') return CODES[code] ?? ['InvalidValue']
  if (isLocking) return ['CannotLockAllFeatures']
  return [lockId === undefined ? 'MissingParameterValue' : 'InvalidLockId', 'lockId']
}
