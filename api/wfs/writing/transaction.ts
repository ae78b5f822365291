import { commit } from '../../../spatial/database/commit.ts'
import type { Db } from '../../../spatial/database/schema.ts'
import { type LayerKeys, releaseLock, requireLock } from '../../../spatial/locks/feature-locks.ts'
import type { XmlElement } from '../../../spatial/xml/xml-element.ts'
import { XML_TYPE } from '../media-types.ts'
import { operation, type WfsCall } from '../operation.ts'
import { asWfsException } from '../refusals.ts'
import { GENERATIONS, generationOf } from '../versions.ts'
import { WfsException } from '../wfs-exception.ts'
import { MAX_FEATURES, tooMany } from './affected-features.ts'
import { requireWriter } from './may-write.ts'
import { perform } from './perform.ts'
import { type Action, readTransaction, type Transaction } from './read-transaction.ts'
import { type Done, transactionResponse } from './transaction-response.ts'
import { inWfsWords } from './writing-refusals.ts'

/** Everything that a transaction asks for, in its order, under one commit; or nothing of it. */
export const transaction = operation<XmlElement>({
  name: 'Transaction',
  generations: GENERATIONS,
  bindings: ['post'],
  parameters: () => ({ releaseAction: ['ALL', 'SOME'] }),
  fromXml: root => root,
  async answer(root, call) {
    try {
      const done = await carryOut(readTransaction(root), call)
      return call.reply.type(XML_TYPE).send(transactionResponse(done, call.version))
    } catch (error) {
      throw forItsVersion(error as Error, call)
    }
  },
})

/**
 * QGIS shows why it was refused only where the status is that of a success; before 2.0 WFS says nothing of statuses, and GeoServer
 * answers so too. That a key is needed stays a status: clients ask their user for one.
 */
function forItsVersion(error: Error, { version }: WfsCall): Error {
  const refusal = asWfsException(error)
  if (!refusal || generationOf(version) === '2.0' || refusal.status === KEY_NEEDED) return error
  return new WfsException(refusal.code, refusal.message, { locator: refusal.locator, status: 200, cause: error })
}

const KEY_NEEDED = 401

async function carryOut(asked: Transaction, call: WfsCall): Promise<Done[]> {
  const writer = requireWriter(call.request)
  const { db } = call.request.server.database
  const { actions, lockId } = asked
  // nothing is published; a lock that is named is given back all the same
  if (actions.length === 0) return giveBack(asked, db)
  const writing = { ...writer, note: 'WFS', ...(lockId !== undefined && { lockId }) }
  try {
    const { result } = await commit(db, writing, async trx => {
      if (lockId !== undefined) await requireLock(trx, lockId)
      const done: Done[] = []
      for (const action of actions) {
        done.push(await performed(action, { trx, call, writing }))
        if (done.reduce((sum, { features }) => sum + features.length, 0) > MAX_FEATURES) throw tooMany()
      }
      await release(trx, asked, done)
      return done
    })
    return result
  } catch (error) {
    throw inWfsWords(error, { locator: 'Transaction', lockId })
  }
}

async function giveBack(asked: Transaction, db: Db): Promise<Done[]> {
  const { lockId } = asked
  if (lockId === undefined) return []
  try {
    await requireLock(db, lockId)
    await release(db, asked, [])
    return []
  } catch (error) {
    throw inWfsWords(error, { locator: 'Transaction', lockId })
  }
}

async function performed(action: Action, performing: Parameters<typeof perform>[1]): Promise<Done> {
  try {
    return await perform(action, performing)
  } catch (error) {
    throw inWfsWords(error, { locator: action.handle ?? action.kind, lockId: performing.writing.lockId })
  }
}

/** Gives back the whole lock, or what has been written of it. */
async function release(trx: Db, { lockId, releaseAction }: Transaction, done: readonly Done[]): Promise<void> {
  if (lockId === undefined) return
  await releaseLock(trx, lockId, releaseAction === 'SOME' ? writtenKeys(done) : undefined)
}

const writtenKeys = (done: readonly Done[]): LayerKeys[] =>
  done.flatMap(({ features }) => features.map(({ type, key }) => ({ layer: type.table, keys: [key] })))
