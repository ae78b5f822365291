import type { FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { DomainError } from '../../spatial/domain-error.ts'
import type { FeatureType } from '../../spatial/features/feature-type.ts'

export const CollectionParams = Type.Object({ collectionId: Type.String() })
export const FeatureParams = Type.Object({ collectionId: Type.String(), featureId: Type.String() })

/** The collection that a request names, as its caller sees it. Refuses (`not-found`) what is not published for them. */
export function collectionOf({ params, featureTypes }: FastifyRequest): FeatureType {
  const name = (params as { collectionId: string }).collectionId
  const type = featureTypes.get(name)
  if (type) return type
  throw new DomainError('not-found', `There is no collection "${name}".`)
}
