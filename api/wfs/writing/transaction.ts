import { commit } from '../../../spatial/database/commit.ts'
import type { Db } from '../../../spatial/database/schema.ts'
import { type LayerKeys, releaseLock, requireLock } from '../../../spatial/locks/feature-locks.ts'
import { XML_TYPE } from '../media-types.ts'
import { operation, type WfsCall } from '../operation.ts'
import { GENERATIONS } from '../versions.ts'
import { MAX_FEATURES, tooMany } from './affected-features.ts'
import { requireWriter } from './may-write.ts'
import { perform } from './perform.ts'
import { type Action, readTransaction, type Transaction } from './read-transaction.ts'
import { type Done, transactionResponse } from './transaction-response.ts'
import { inWfsWords } from './writing-refusals.ts'

/** Everything that a transaction asks for, in its order, under one commit; or nothing of it. */
export const transaction = operation<Transaction>({
  name: 'Transaction',
  generations: GENERATIONS,
  bindings: ['post'],
  fromXml: readTransaction,
  async answer(asked, call) {
    const done = await carryOut(asked, call)
    return call.reply.type(XML_TYPE).send(transactionResponse(done, call.version))
  },
})

async function carryOut(asked: Transaction, call: WfsCall): Promise<Done[]> {
  const writer = requireWriter(call.request)
  const { db } = call.request.server.database
  const { actions, lockId } = asked
  if (actions.length === 0) return []
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
