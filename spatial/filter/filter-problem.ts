import { DomainError } from '../domain-error.ts'

/** Deeper nesting than this is an attack or a mistake; chains of and/or do not nest. */
export const MAX_DEPTH = 100

/** Longest filter that is read, in characters. */
export const MAX_FILTER_LENGTH = 1_000_000

/** A filter that cannot be read or cannot be answered; the message says where and what was expected. */
export const filterProblem = (message: string): DomainError => new DomainError('invalid-filter', message)

/** A filter that is right in itself and that this service does not answer. */
export const unsupportedFilter = (message: string): DomainError => new DomainError('filter-not-supported', message)
