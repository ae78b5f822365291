import type { Db } from '../database/schema.ts'
import { FEATURE_TYPES } from '../features/feature-catalogue.ts'
import { type LayerGrant, type Reader, WHOLE_CITY } from './reader.ts'

const SEES_EVERYTHING: Reader = { scopes: [], grants: [WHOLE_CITY] }

/** What anyone may read without a key: every layer that is not set to be otherwise. */
export async function publicReader(db: Db): Promise<Reader> {
  const rights = await db.selectFrom('layer_rights').selectAll().execute()
  if (rights.length === 0) return SEES_EVERYTHING
  const set = new Map(rights.map(right => [right.layer, right]))
  const layers = FEATURE_TYPES.flatMap(({ name }): [string, LayerGrant][] => {
    const right = set.get(name)
    if (right && !right.is_public) return []
    return [[name, { attributes: right?.public_attributes ?? null, canWrite: false }]]
  })
  return { scopes: [], grants: [{ layers: Object.fromEntries(layers), area: null }] }
}
