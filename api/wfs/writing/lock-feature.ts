import { gmlId } from '../../../spatial/gml/feature-id.ts'
import { prolongLock } from '../../../spatial/locks/feature-locks.ts'
import { childNamed, type XmlElement } from '../../../spatial/xml/xml-element.ts'
import { queriesFromKvp } from '../features/read-queries-kvp.ts'
import { queriesFromXml } from '../features/read-queries-xml.ts'
import type { WfsQuery } from '../features/wfs-query.ts'
import { Kvp } from '../kvp.ts'
import { XML_TYPE } from '../media-types.ts'
import { operation, type WfsCall } from '../operation.ts'
import { storedQueryFromKvp, storedQueryFromXml } from '../stored-queries/stored-query-call.ts'
import { GENERATIONS } from '../versions.ts'
import { type LockResult, lockFeatureResponse } from './lock-feature-response.ts'
import { EVERYTHING, lockQueries } from './lock-queries.ts'
import { type LockTerms, lockTerms } from './lock-terms.ts'
import { requireWriter } from './may-write.ts'
import { queryById } from './query-by-id.ts'
import { inWfsWords } from './writing-refusals.ts'

interface LockAsked {
  queries: readonly WfsQuery[]
  terms: LockTerms
  /** A lock that is to hold for longer instead. */
  lockId: string | undefined
}

/** Keeps features from others for a while, or a lock for longer. */
export const lockFeature = operation<LockAsked>({
  name: 'LockFeature',
  generations: GENERATIONS,
  bindings: ['get', 'post'],
  parameters: () => ({ lockAction: ['ALL', 'SOME'] }),
  fromKvp: (kvp, call) => {
    const lockId = kvp.value('lockid')
    const stored = storedQueryFromKvp(kvp, call)
    return {
      lockId,
      terms: lockTerms(kvp, call.version),
      queries: stored ? [queryById(stored, call)] : lockId ? [] : queriesFromKvp(kvp, call),
    }
  },
  fromXml: (root, call) => {
    const lockId = root.attributes.lockId
    return {
      lockId,
      terms: lockTerms(Kvp.from({ ...root.attributes }), call.version),
      queries: lockId ? [] : queriesOf(root, call),
    }
  },
  async answer({ queries, terms, lockId }, call) {
    const result = lockId === undefined ? await locking(call, queries, terms) : await prolonging(call, lockId, terms)
    return call.reply.type(XML_TYPE).send(lockFeatureResponse(result, call.version))
  },
})

/** WFS 2.0 has queries, or the stored one; the older versions a Lock a type, which reads like a query. */
function queriesOf(root: XmlElement, call: WfsCall): WfsQuery[] {
  const stored = childNamed(root, 'StoredQuery')
  if (stored) return [queryById(storedQueryFromXml(stored, call), call)]
  const children = root.children.map(child => (child.name === 'Lock' ? { ...child, name: 'Query' } : child))
  return queriesFromXml({ ...root, children }, call)
}

async function locking(call: WfsCall, queries: readonly WfsQuery[], terms: LockTerms): Promise<LockResult> {
  const { lockId, queries: found } = await lockQueries(call, queries, { page: EVERYTHING, terms })
  return {
    lockId,
    locked: found.flatMap(({ query, locked }) => locked.map(key => gmlId(query.type, key))),
    notLocked: found.flatMap(({ query, notLocked }) => notLocked.map(key => gmlId(query.type, key))),
  }
}

async function prolonging(call: WfsCall, lockId: string, { expirySeconds }: LockTerms): Promise<LockResult> {
  requireWriter(call.request)
  const { db } = call.request.server.database
  try {
    await prolongLock(db, lockId, expirySeconds)
  } catch (error) {
    throw inWfsWords(error, { locator: 'lockId' })
  }
  return { lockId, locked: [], notLocked: [] }
}
