import type { Database } from '../../spatial/database/connection.ts'
import { type BatchRun, runPictureBatch } from './picture-batch.ts'
import type { PictureStore } from './picture-store.ts'

/** Takes deliveries in one after the other: each uses all the workers there are. */
export class PictureQueue {
  readonly #database: Database
  readonly #store: PictureStore
  readonly #closing = new AbortController()
  #last: Promise<void> = Promise.resolve()

  constructor(database: Database, store: PictureStore) {
    this.#database = database
    this.#store = store
  }

  /** Resolves when the delivery has come to its end, whatever that is: the batch says. Rejects with what nobody expected. */
  add(run: Pick<BatchRun, 'id' | 'paths'>): Promise<void> {
    const { signal } = this.#closing
    const end = this.#last.then(() =>
      signal.aborted ? undefined : runPictureBatch(this.#database, this.#store, { ...run, signal }),
    )
    this.#last = end.catch(() => {})
    return end
  }

  /** Stops what is under way after the pictures in hand; it goes on at the next start. */
  async close(): Promise<void> {
    this.#closing.abort()
    await this.#last
  }
}
