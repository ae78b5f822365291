import type { Db } from '../../../spatial/database/schema.ts'
import { type PresentFeature, presentFeatures } from '../../../spatial/features/present-features.ts'
import type { XmlElement } from '../../../spatial/xml/xml-element.ts'
import { type FilterRequest, filterOf } from '../features/query-filter.ts'
import { WfsException } from '../wfs-exception.ts'

/**
 * Features that one transaction may write. At about 4 ms each it holds up other writers for less than a minute; more than that is an
 * import.
 */
export const MAX_FEATURES = 10_000

/** The features that a filter names, as they stand within the transaction. Refuses with invalid-filter and filter-not-supported. */
export async function affectedFeatures(trx: Db, filter: XmlElement, request: FilterRequest): Promise<PresentFeature[]> {
  const query = { filter: filterOf(filter, request), limit: MAX_FEATURES + 1 }
  const features = await presentFeatures(trx, request.type, query)
  if (features.length <= MAX_FEATURES) return features
  throw tooMany()
}

export const tooMany = (): WfsException =>
  new WfsException('OperationProcessingFailed', `A transaction writes at most ${MAX_FEATURES} features.`)
