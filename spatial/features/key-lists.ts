import { lastCommit } from '../database/commit.ts'
import type { Db } from '../database/schema.ts'
import { DomainError } from '../domain-error.ts'
import { type FeatureQuery, momentOf, signatureOf } from './feature-query.ts'
import type { FeatureType } from './feature-type.ts'
import { followedKeyList, type KeyList, type ListRequest, readKeyList, readKeyListAt } from './key-list.ts'

/** About 40 bytes a key: 60 MB. The lists of a walk stay as long as it is among the last ones used. */
const MAX_KEPT_KEYS = 1_500_000
/** So that many small lists do not pile up either. */
const MAX_KEPT_LISTS = 500

/**
 * Remembers the last lists used. A list gives the exact count and the key at any position, so that every page costs the same
 * wherever it lies; and it holds one commit's state, so that a walk through pages meets each feature once while others write.
 */
class KeyLists {
  readonly #kept = new Map<string, Kept>()
  readonly #newest = new Map<string, KeyList>()

  async current(db: Db, type: FeatureType, query: FeatureQuery): Promise<KeyList> {
    const signature = signatureOf(type, query)
    const request = { type, query, seq: await lastCommit(db) }
    const list = await this.#remembered(`${signature}@${request.seq}`, () => this.#brought(db, request, signature))
    this.#newest.set(signature, list)
    // somebody may have published between the two statements: the list goes by the commit that it shows
    if (list.seq !== request.seq) this.#rename(`${signature}@${request.seq}`, `${signature}@${list.seq}`)
    return list
  }

  async at(db: Db, request: ListRequest): Promise<KeyList> {
    const { type, query, seq } = request
    const kept = this.#kept.get(`${signatureOf(type, query)}@${seq}`)
    if (kept) return kept.reading
    const last = await lastCommit(db)
    if (seq > last) throw new DomainError('invalid-parameter', `There is no commit ${seq}; the last one is ${last}.`)
    if (seq === last) return this.current(db, type, query)
    return this.#remembered(`${signatureOf(type, query)}@${seq}`, () => readKeyListAt(db, request))
  }

  async #brought(db: Db, request: ListRequest, signature: string): Promise<KeyList> {
    const { type, query } = request
    const before = this.#newest.get(signature)
    const canFollow = before && !query.sort?.length && momentOf(query).kind === 'now'
    return (canFollow && (await followedKeyList(db, request, before))) || readKeyList(db, type, query)
  }

  async #remembered(name: string, read: () => Promise<KeyList>): Promise<KeyList> {
    const kept = this.#kept.get(name) ?? { reading: read(), size: 0 }
    // the last used stands last
    this.#kept.delete(name)
    this.#kept.set(name, kept)
    try {
      const list = await kept.reading
      kept.size = list.keys.length
      this.#forgetOldest()
      return list
    } catch (error) {
      // a failed read is no answer
      this.#kept.delete(name)
      throw uncomputable(error)
    }
  }

  #rename(name: string, newName: string): void {
    const kept = this.#kept.get(name)
    if (!kept) return
    this.#kept.delete(name)
    this.#kept.set(newName, kept)
  }

  #forgetOldest(): void {
    let keys = 0
    for (const { size } of this.#kept.values()) keys += size
    for (const [name, { size }] of this.#kept) {
      if ((keys <= MAX_KEPT_KEYS && this.#kept.size <= MAX_KEPT_LISTS) || this.#kept.size === 1) return
      this.#kept.delete(name)
      this.#newest.delete(name.slice(0, name.lastIndexOf('@')))
      keys -= size
    }
  }
}

/** Class 22 of PostgreSQL's errors are values: what a filter computes can lie beyond all numbers. */
function uncomputable(error: unknown): unknown {
  const { code } = error as { code?: unknown }
  if (typeof code !== 'string' || !/^22[0-9A-Z]{3}$/.test(code)) return error
  return new DomainError('invalid-filter', 'The filter computes a value that lies out of range.', { cause: error })
}

interface Kept {
  reading: Promise<KeyList>
  /** Number of keys; 0 while they are being read. */
  size: number
}

const listsOf = new WeakMap<Db, KeyLists>()

function lists(db: Db): KeyLists {
  const found = listsOf.get(db) ?? new KeyLists()
  listsOf.set(db, found)
  return found
}

/** The keys of the answer as it is now. */
export const currentKeyList = (db: Db, type: FeatureType, query: FeatureQuery): Promise<KeyList> =>
  lists(db).current(db, type, query)

/** The keys of the answer as a commit left it. Refuses (`invalid-parameter`) a commit that has not been. */
export const keyListAt = (db: Db, request: ListRequest): Promise<KeyList> => lists(db).at(db, request)
