import type { Db } from '../database/schema.ts'
import { type FeatureQuery, momentOf } from './feature-query.ts'
import { type FeatureForm, type FeatureRow, featureRows } from './feature-rows.ts'
import type { FeatureType } from './feature-type.ts'
import type { KeyList } from './key-list.ts'
import { currentKeyList, keyListAt } from './key-lists.ts'
import type { FeatureMoment } from './moment.ts'

/** Which part of the answer: from a position on, at most so many; as a commit left it, for a walk that goes on. */
export interface PageOf {
  offset: number
  limit: number
  seq?: number
}

/** A part of an answer whose features can be read at any pace: whatever is published meanwhile does not show. */
export interface FeatureSelection {
  type: FeatureType
  keys: readonly string[]
  moment: FeatureMoment
  /** The commit that the answer shows; pass it on to read the next part of the same state. */
  seq: number
  /** How many features the whole answer has. */
  matched: number
}

/** Finds the features without reading them. Refuses with invalid-filter and invalid-parameter. */
export async function selectFeatures(
  db: Db,
  type: FeatureType,
  query: FeatureQuery & { page: PageOf },
): Promise<FeatureSelection> {
  const { page, ...rest } = query
  const list = await listOf(db, type, { query: rest, seq: page.seq })
  const moment = momentOf(rest)
  return {
    type,
    keys: list.keys.slice(page.offset, page.offset + page.limit),
    moment: moment.kind === 'now' ? { kind: 'commit', seq: list.seq } : moment,
    seq: list.seq,
    matched: list.keys.length,
  }
}

const listOf = (
  db: Db,
  type: FeatureType,
  { query, seq }: { query: FeatureQuery; seq: number | undefined },
): Promise<KeyList> => (seq === undefined ? currentKeyList(db, type, query) : keyListAt(db, { type, query, seq }))

/** How many features fit, exactly; counted once a commit. */
export const countFeatures = async (db: Db, type: FeatureType, query: FeatureQuery = {}): Promise<number> =>
  (await currentKeyList(db, type, query)).keys.length

/** Features read at a time: memory stays the same however many follow; larger batches were not faster. */
const BATCH_SIZE = 2_000

/**
 * The features of a selection in batches. The next batch is read while the caller writes the last one, and no further: the
 * reader sets the pace. Between batches nothing is held, neither a connection nor a transaction.
 */
export async function* featureBatches(
  db: Db,
  selection: FeatureSelection,
  form: FeatureForm,
): AsyncGenerator<FeatureRow[]> {
  const { keys, type, moment } = selection
  const read = (start: number) =>
    featureRows(db, { type, moment, ...form, keys: keys.slice(start, start + BATCH_SIZE) })
  let waiting = read(0)
  for (let start = 0; start < keys.length; start += BATCH_SIZE) {
    const batch = await waiting
    if (start + BATCH_SIZE < keys.length) {
      waiting = read(start + BATCH_SIZE)
      // a reader who goes away never asks for it: then its failure is nobody's
      waiting.catch(() => {})
    }
    yield batch
  }
}

/** One feature as it is now; undefined where the type has none with this id. */
export async function featureById(
  db: Db,
  type: FeatureType,
  { id, ...form }: FeatureForm & { id: string },
): Promise<FeatureRow | undefined> {
  const { keys, moment } = await selectFeatures(db, type, { ids: [id], page: { offset: 0, limit: 1 } })
  const [row] = await featureRows(db, { type, keys, moment, ...form })
  return row
}
