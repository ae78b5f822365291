import type { Db } from '../database/schema.ts'
import { holderOf, type KeyHolder } from './access-keys.ts'
import { publicReader } from './public-reader.ts'
import type { Reader } from './reader.ts'

/** A revocation in another process holds here after so long at most; in this process `forget` makes it hold at once. */
const LOOK_EVERY_MS = 1_000
/** Beyond so many the oldest goes; whoever guesses keys must not fill the memory. */
const MAX_REMEMBERED = 10_000

/**
 * Remembers who holds which key and what the public may see, so that a request asks the database nothing. Every change to
 * keys and rights counts up a number in the database, which is looked at once a second while there are requests.
 */
export class AccessMemory {
  readonly #db: Db
  readonly #holders = new Map<string, KeyHolder>()
  #public: Promise<Reader> | undefined
  #revision: number | undefined
  #lookedAt = Number.NEGATIVE_INFINITY
  #looking: Promise<void> | undefined

  constructor(db: Db) {
    this.#db = db
  }

  /** Who holds this key; undefined when it is unknown, expired or revoked. */
  async holderOf(key: string): Promise<KeyHolder | undefined> {
    if (this.#isOld()) await this.#look()
    const known = this.#holders.get(key) ?? (await this.#find(key))
    return known && (known.expiresAt === null || known.expiresAt.getTime() > Date.now()) ? known : undefined
  }

  async publicReader(): Promise<Reader> {
    if (this.#isOld()) await this.#look()
    this.#public ??= publicReader(this.#db)
    // a failed read is no answer
    this.#public.catch(() => this.forget())
    return this.#public
  }

  /** After a change to keys or rights in this process. */
  forget(): void {
    this.#holders.clear()
    this.#public = undefined
  }

  async #find(key: string): Promise<KeyHolder | undefined> {
    const revision = this.#revision
    const holder = await holderOf(this.#db, key)
    if (!holder || revision !== this.#revision) return holder
    this.#holders.set(key, holder)
    if (this.#holders.size > MAX_REMEMBERED) this.#holders.delete(this.#holders.keys().next().value!)
    return holder
  }

  #isOld(): boolean {
    return performance.now() - this.#lookedAt > LOOK_EVERY_MS
  }

  /** One look for all who come at the same time. */
  #look(): Promise<void> {
    this.#looking ??= this.#compare().finally(() => {
      this.#looking = undefined
    })
    return this.#looking
  }

  async #compare(): Promise<void> {
    const { revision } = await this.#db.selectFrom('access_revision').select('revision').executeTakeFirstOrThrow()
    if (revision !== this.#revision) this.forget()
    this.#revision = revision
    this.#lookedAt = performance.now()
  }
}
