import type { FastifyRequest } from 'fastify'
import { mayDo } from '../../../spatial/access/scopes.ts'
import { cityDay } from '../../../spatial/catalogue/city-day.ts'
import type { Writing } from '../../../spatial/components/component-draft.ts'
import { DomainError } from '../../../spatial/domain-error.ts'

/** Who writes. The address is public because reading is; refuses whoever may not write. */
export function requireWriter({ holder, reader, method }: FastifyRequest): Pick<Writing, 'actor' | 'reader' | 'today'> {
  const needed = 'This needs a key or a role with the scope components:write.'
  if (!holder) throw new DomainError('key-required', needed)
  if (!mayDo(reader.scopes, 'components:write')) throw new DomainError('not-permitted', needed)
  if (holder.kind === 'person' && holder.mustChangePassword)
    throw new DomainError('password-change-required', 'Change the password that you were given first.')
  // a cookie comes along with every link that somebody follows here from anywhere: it must not lock anything
  if (holder.kind === 'person' && method !== 'POST')
    throw new DomainError('not-from-here', 'Whoever has signed in locks features with POST; addresses lock with a key.')
  return { actor: holder.name, reader, today: cityDay(new Date()) }
}
