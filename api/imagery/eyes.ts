import type { FastifyRequest } from 'fastify'
import { mayDo } from '../../spatial/access/scopes.ts'
import { DomainError } from '../../spatial/domain-error.ts'
import { FEATURE_TYPES } from '../../spatial/features/feature-catalogue.ts'
import type { Eyes } from '../../spatial/imagery/cameras.ts'

/**
 * What the caller may see of the imagery: staff sees sealed pictures too. Refuses whoever is not given the layer at all; a caller
 * who is given only a part of the city or of the attributes is refused too, because pictures look across borders.
 */
export function eyesOf(request: FastifyRequest): Eyes {
  const type = request.featureTypes.get('pictures')
  if (!type || type.sight !== undefined)
    throw new DomainError('not-permitted', 'Street pictures are not among what this caller may see.')
  const scopes = request.holder?.scopes ?? []
  return mayDo(scopes, 'imagery:read') || mayDo(scopes, 'imagery:write') ? 'staff' : 'public'
}

/** Refuses whoever does not see all components: what a picture shows must not tell what a list withholds. */
export function requireComponents(request: FastifyRequest): void {
  const types = FEATURE_TYPES.filter(({ table }) => table === 'components').map(({ name }) =>
    request.featureTypes.get(name),
  )
  if (types.some(type => !type || type.sight !== undefined))
    throw new DomainError('not-permitted', 'This needs sight of all components of the city.')
}
