import type { Reader } from '../access/reader.ts'
import type { Db } from '../database/schema.ts'
import { changeFeed, type FeedPosition } from '../exchange/change-feed.ts'

const CHANGES_AT_A_TIME = 10_000

/**
 * Codes of components that changed after a commit and are not among those that fit a filter now: they were retired, or fit no
 * longer, or are none of the reader's business any more. For a copy they are gone. In the order of their codes.
 */
export async function codesGoneSince(
  db: Db,
  { since, present, reader }: { since: number; present: ReadonlySet<string>; reader: Reader },
): Promise<string[]> {
  const gone = new Set<string>()
  let after: FeedPosition = { seq: since }
  for (;;) {
    const { changes, next } = await changeFeed(db, { after, tables: ['components'], limit: CHANGES_AT_A_TIME, reader })
    for (const { key } of changes) if (!present.has(key)) gone.add(key)
    if (!next.change) return [...gone].sort()
    after = next
  }
}
