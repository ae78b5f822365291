import type { Db } from '../database/schema.ts'
import { holderOf } from './access-keys.ts'
import type { Holder, KeyHolder, PersonHolder } from './holders.ts'
import { publicReader } from './public-reader.ts'
import type { Reader } from './reader.ts'
import { markSeen, personOf } from './sessions.ts'

/** A revocation in another process holds here after so long at most; in this process `forget` makes it hold at once. */
const LOOK_EVERY_MS = 1_000
/** So often a session is read again, which is when one that was idle is found to be over. */
const READ_SESSIONS_EVERY_MS = 300_000
/** Beyond so many the oldest goes; whoever guesses keys must not fill the memory. */
const MAX_REMEMBERED = 10_000

interface Remembered<Known> {
  holder: Known
  readAt: number
}

/**
 * Remembers who holds which key or session and what the public may see, so that a request asks the database nothing. Every
 * change to keys, people and rights counts up a number in the database, which is looked at once a second while there are
 * requests.
 */
export class AccessMemory {
  readonly #db: Db
  readonly #keys = new Map<string, Remembered<KeyHolder>>()
  readonly #sessions = new Map<string, Remembered<PersonHolder>>()
  /** Sessions in use since they were last written down. */
  readonly #seen = new Set<number>()
  #public: Promise<Reader> | undefined
  #knownPublic: Reader | undefined
  #revision: number | undefined
  #lookedAt = Number.NEGATIVE_INFINITY
  #looking: Promise<void> | undefined

  constructor(db: Db) {
    this.#db = db
  }

  /** Who holds this key; undefined when it is unknown, expired or revoked. */
  async holderOf(key: string): Promise<KeyHolder | undefined> {
    if (this.#isOld()) await this.#look()
    return unexpired(this.#keys.get(key)?.holder ?? (await this.#found(this.#keys, key, () => holderOf(this.#db, key))))
  }

  /** Who has this session; undefined when it is unknown or over. */
  async personOf(token: string): Promise<PersonHolder | undefined> {
    if (this.#isOld()) await this.#look()
    const known = this.#sessions.get(token)
    const isFresh = known !== undefined && performance.now() - known.readAt < READ_SESSIONS_EVERY_MS
    const person = isFresh ? known.holder : await this.#found(this.#sessions, token, () => this.#readPerson(token))
    if (person) this.#seen.add(person.sessionId)
    return unexpired(person)
  }

  /** Somebody without a post sees what anyone does. */
  async #readPerson(token: string): Promise<PersonHolder | undefined> {
    const person = await personOf(this.#db, token)
    return person && person.grants.length === 0 ? { ...person, grants: (await this.publicReader()).grants } : person
  }

  async publicReader(): Promise<Reader> {
    if (this.#isOld()) await this.#look()
    this.#public ??= this.#readPublic()
    return this.#public
  }

  /** The same where nothing has to be asked for it; undefined otherwise. */
  knownPublicReader(): Reader | undefined {
    return this.#isOld() ? undefined : this.#knownPublic
  }

  #readPublic(): Promise<Reader> {
    const reading = publicReader(this.#db)
    reading.then(
      reader => {
        // what was read before a change that has been seen meanwhile is not kept
        if (this.#public === reading) this.#knownPublic = reader
      },
      // a failed read is no answer
      () => this.forget(),
    )
    return reading
  }

  /** After a change to keys, people or rights in this process. */
  forget(): void {
    this.#keys.clear()
    this.#sessions.clear()
    this.#public = undefined
    this.#knownPublic = undefined
  }

  /** Writes down which sessions have been in use. */
  async writeSeen(): Promise<void> {
    const seen = [...this.#seen]
    this.#seen.clear()
    await markSeen(this.#db, seen)
  }

  async #found<Known extends Holder>(
    remembered: Map<string, Remembered<Known>>,
    secret: string,
    read: () => Promise<Known | undefined>,
  ): Promise<Known | undefined> {
    const revision = this.#revision
    const holder = await read()
    if (!holder) remembered.delete(secret)
    // what was read before a change that has been seen meanwhile is not kept
    if (!holder || revision !== this.#revision) return holder
    remembered.set(secret, { holder, readAt: performance.now() })
    if (remembered.size > MAX_REMEMBERED) remembered.delete(remembered.keys().next().value!)
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

const unexpired = <Known extends Holder>(holder: Known | undefined): Known | undefined =>
  holder && (holder.expiresAt === null || holder.expiresAt.getTime() > Date.now()) ? holder : undefined
