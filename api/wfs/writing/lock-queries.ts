import { lockFeatures } from '../../../spatial/locks/feature-locks.ts'
import { selectPage } from '../features/selected-query.ts'
import type { WfsPage, WfsQuery } from '../features/wfs-query.ts'
import type { WfsCall } from '../operation.ts'
import type { LockTerms } from './lock-terms.ts'
import { requireWriter } from './may-write.ts'
import { inWfsWords } from './writing-refusals.ts'

/** What a lock holds of the answer to one query, and what somebody else holds of it. */
export interface LockedQuery {
  query: WfsQuery
  locked: readonly string[]
  notLocked: readonly string[]
}

export interface LockedQueries {
  lockId: string
  queries: LockedQuery[]
}

export const EVERYTHING: WfsPage = { offset: 0, count: undefined, seq: undefined, isHits: false }

/** Locks what the queries find. Refuses with CannotLockAllFeatures, and whoever may not write. */
export async function lockQueries(
  call: WfsCall,
  queries: readonly WfsQuery[],
  { page, terms }: { page: WfsPage; terms: LockTerms },
): Promise<LockedQueries> {
  const { actor } = requireWriter(call.request)
  const selected = await selectPage(call, queries, page)
  const features = selected.queries.map(({ query, selection }) => ({
    layer: query.type.table,
    keys: selection.keys,
  }))
  try {
    const { lockId, locked, notLocked } = await lockFeatures(call.request.server.database.db, {
      actor,
      ...terms,
      features,
    })
    return {
      lockId,
      queries: queries.map((query, index) => ({
        query,
        locked: locked[index]!.keys,
        notLocked: notLocked[index]!.keys,
      })),
    }
  } catch (error) {
    throw inWfsWords(error, { locator: 'lockAction', isLocking: true })
  }
}
