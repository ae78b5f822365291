import { getCapabilities } from './capabilities/get-capabilities.ts'
import type { Operation } from './operation.ts'

/** Every operation of the service: what is not in this table is neither answered nor described. */
export const OPERATIONS: readonly Operation[] = [getCapabilities]
