import { Type } from 'typebox'

/** A number that the database counts with, as commits and import batches have; below 2⁵³, so that it is exact here too. */
export const RowNumber = (description?: string) =>
  Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER, ...(description && { description }) })
