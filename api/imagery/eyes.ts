import type { FastifyRequest } from 'fastify'
import { layerSight } from '../../spatial/access/narrowed.ts'
import { mayDo } from '../../spatial/access/scopes.ts'
import { type ComponentSight, componentSight, seesAttribute } from '../../spatial/components/component-sight.ts'
import { DomainError } from '../../spatial/domain-error.ts'
import { PICTURES } from '../../spatial/features/types/imagery-types.ts'
import type { Eyes } from '../../spatial/imagery/eyes.ts'

/**
 * What the caller sees of the imagery: staff sees sealed pictures too, whoever is given areas sees what was taken in them. Refuses
 * whoever is not given the layer, or only some attributes of it: a picture cannot be shown by halves.
 */
export function eyesOf({ reader, holder }: FastifyRequest): Eyes {
  const sight = layerSight(PICTURES, reader)
  if (!sight || sight.attributes)
    throw new DomainError('not-permitted', 'Street pictures are not among what this caller may see.')
  const scopes = holder?.scopes ?? []
  return { seesSealed: mayDo(scopes, 'imagery:read') || mayDo(scopes, 'imagery:write'), parts: sight.parts }
}

/** What the caller sees of the components, which pictures must not tell more of. Refuses whoever may not know class and name. */
export function componentsSeenBy({ reader }: FastifyRequest): ComponentSight | undefined {
  const sight = componentSight(reader)
  if (['classCode', 'name'].every(name => seesAttribute(sight, name))) return sight
  throw new DomainError('not-permitted', 'This needs sight of the class and the name of components.')
}
