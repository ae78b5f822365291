import { lastCommit } from '../../spatial/database/commit.ts'
import type { Database } from '../../spatial/database/connection.ts'
import { type CommitNotice, catchUp } from './catch-up.ts'
import type { Mirror } from './mirror.ts'

/** How often commits of other processes are looked for; open maps are to show an edit within 2 s. */
const POLL_MS = 500

export interface FollowerOptions {
  /** Told when looking for commits begins to fail; it is tried again at every turn, and told of only once. */
  onError: (error: unknown) => void
}

/** Keeps a mirror at the last commit of its database and tells listeners what changed. */
export class Follower {
  readonly #database: Database
  readonly #mirror: Mirror
  readonly #onError: FollowerOptions['onError']
  readonly #listeners = new Set<(notice: CommitNotice) => void>()
  #timer: NodeJS.Timeout | undefined
  #working: Promise<void> | undefined
  #next: Promise<void> | undefined
  #isFailing = false
  #foundNothingNewAt = Number.NEGATIVE_INFINITY

  constructor(database: Database, mirror: Mirror, { onError }: FollowerOptions) {
    this.#database = database
    this.#mirror = mirror
    this.#onError = onError
  }

  start(): void {
    this.#timer = setInterval(() => void this.look(), POLL_MS)
    this.#timer.unref()
  }

  /** Stops looking and waits for a look under way. */
  async stop(): Promise<void> {
    clearInterval(this.#timer)
    await this.#working
    await this.#next
  }

  /** Whether the database has answered within so long, and the mirror is at its last commit as far as is known. */
  hasLookedWithin(milliseconds: number): boolean {
    return performance.now() - this.#foundNothingNewAt < milliseconds
  }

  /** Calls `listener` after each step of the mirror; the answer ends that. */
  subscribe(listener: (notice: CommitNotice) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /**
   * Looks for commits now: whoever has just committed, or must not answer with less than is published, calls this. Resolves when
   * they are in the mirror. Callers that come while one look is under way share the next.
   */
  async look(): Promise<void> {
    if (!this.#working) return this.#lookOnce()
    // what was committed after a look had begun is not in what it finds
    this.#next ??= this.#working.then(() => {
      this.#next = undefined
      return this.#lookOnce()
    })
    return this.#next
  }

  #lookOnce(): Promise<void> {
    const look = this.#step().then(
      () => this.#failed(undefined),
      error => this.#failed(error),
    )
    this.#working = look.finally(() => {
      if (!this.#next) this.#working = undefined
    })
    return this.#working
  }

  #failed(error: unknown): void {
    const isNew = error !== undefined && !this.#isFailing
    this.#isFailing = error !== undefined
    if (isNew) this.#onError(error)
  }

  async #step(): Promise<void> {
    const askedAt = performance.now()
    if ((await lastCommit(this.#database.db)) === this.#mirror.seq) {
      this.#foundNothingNewAt = askedAt
      return
    }
    const notice = await catchUp(this.#database, this.#mirror)
    if (notice) for (const listener of this.#listeners) listener(notice)
  }
}
