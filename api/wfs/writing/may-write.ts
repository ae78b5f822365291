import type { FastifyRequest } from 'fastify'
import { mayDo } from '../../../spatial/access/scopes.ts'
import { cityDay } from '../../../spatial/catalogue/city-day.ts'
import type { Writing } from '../../../spatial/components/component-draft.ts'
import { DomainError } from '../../../spatial/domain-error.ts'

/** Who writes. The address is public because reading is; refuses whoever has no key to write. */
export function requireWriter({ holder, reader }: FastifyRequest): Pick<Writing, 'actor' | 'reader' | 'today'> {
  if (!holder) throw new DomainError('key-required', 'Writing needs a key with the scope components:write.')
  if (!mayDo(holder.scopes, 'components:write'))
    throw new DomainError('not-permitted', `The key "${holder.name}" lacks the scope components:write.`)
  return { actor: holder.name, reader, today: cityDay(new Date()) }
}
