import type { Database } from '../../spatial/database/connection.ts'
import type { Db } from '../../spatial/database/schema.ts'
import { lockPictureBatch } from './lock-picture-batch.ts'
import { finish } from './picture-batch.ts'

/** A delivery that was cut short so often is what cuts it short. */
const MOST_ATTEMPTS = 3

export interface Interrupted {
  /** Deliveries that a process left in the middle and that can go on, because their files are there. */
  goOn: number[]
  /** Those that another process is at. */
  elsewhere: number[]
}

/** Looks at the start of a server for deliveries that were cut short; those that cannot go on are marked as failed. */
export async function interruptedPictures(database: Database, hasFiles: (id: number) => boolean): Promise<Interrupted> {
  const { db } = database
  const query = db.selectFrom('picture_batches').select(['id', 'attempts']).where('state', '=', 'reading')
  const found: Interrupted = { goOn: [], elsewhere: [] }
  for (const { id, attempts } of await query.orderBy('id').execute()) {
    const lock = await lockPictureBatch(database, id)
    if (!lock) found.elsewhere.push(id)
    else if (hasFiles(id) && attempts < MOST_ATTEMPTS) found.goOn.push(id)
    else await giveUp(db, id, attempts)
    await lock?.release()
  }
  return found
}

function giveUp(db: Db, id: number, attempts: number): Promise<void> {
  const reason =
    attempts >= MOST_ATTEMPTS
      ? `The server stopped ${attempts} times while this was being taken in; it is not tried again. What was published stays.`
      : 'The program stopped while this was being taken in. What was published stays; deliver the same again, and it goes on.'
  return finish(db, id, { state: 'failed', reason })
}
