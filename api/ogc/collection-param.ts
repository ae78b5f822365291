import { Type } from 'typebox'
import { DomainError } from '../../spatial/domain-error.ts'
import { featureTypeNamed } from '../../spatial/features/feature-catalogue.ts'
import type { FeatureType } from '../../spatial/features/feature-type.ts'

export const CollectionParams = Type.Object({ collectionId: Type.String() })
export const FeatureParams = Type.Object({ collectionId: Type.String(), featureId: Type.String() })

/** Refuses (`not-found`) a collection that is not published. */
export function collectionNamed(name: string): FeatureType {
  const type = featureTypeNamed(name)
  if (type) return type
  throw new DomainError('not-found', `There is no collection "${name}".`)
}
