import { getCapabilities } from './capabilities/get-capabilities.ts'
import { describeFeatureType } from './describe-feature-type.ts'
import { getFeature } from './features/get-feature.ts'
import { getPropertyValue } from './features/get-property-value.ts'
import type { Operation } from './operation.ts'
import { describeStoredQueries, listStoredQueries } from './stored-queries/list-stored-queries.ts'
import { getFeatureWithLock } from './writing/get-feature-with-lock.ts'
import { lockFeature } from './writing/lock-feature.ts'
import { transaction } from './writing/transaction.ts'

/** Every operation of the service: what is not in this table is neither answered nor described. */
export const OPERATIONS: readonly Operation[] = [
  getCapabilities,
  describeFeatureType,
  getFeature,
  getPropertyValue,
  listStoredQueries,
  describeStoredQueries,
  transaction,
  lockFeature,
  getFeatureWithLock,
]
