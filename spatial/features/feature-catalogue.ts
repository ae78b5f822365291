import type { FeatureType } from './feature-type.ts'
import { BASE_MAP_TYPES } from './types/base-map-types.ts'
import { COMPONENT_TYPES } from './types/component-types.ts'
import { GRID_TYPES } from './types/grid-types.ts'
import { IMAGERY_TYPES } from './types/imagery-types.ts'

/** Everything that feature services publish. What is not listed here is not published; tables are never found by looking. */
export const FEATURE_TYPES: readonly FeatureType[] = [
  ...COMPONENT_TYPES,
  ...GRID_TYPES,
  ...BASE_MAP_TYPES,
  ...IMAGERY_TYPES,
]

const BY_NAME = new Map(FEATURE_TYPES.map(type => [type.name, type]))

export const featureTypeNamed = (name: string): FeatureType | undefined => BY_NAME.get(name)
