import { type FeatureSelection, selectFeatures } from '../../../spatial/features/feature-page.ts'
import type { FeatureForm } from '../../../spatial/features/feature-rows.ts'
import type { WfsCall } from '../operation.ts'
import type { WfsPage, WfsQuery } from './wfs-query.ts'

/** A query whose features are found, not yet read. */
export interface SelectedQuery {
  query: WfsQuery
  selection: FeatureSelection
}

export interface Selected {
  queries: readonly SelectedQuery[]
  matched: number
  returned: number
  /** The commit that the answer shows. */
  seq: number
}

/** Finds the page in the answers of all queries one after the other. */
export async function selectPage(
  { request }: WfsCall,
  queries: readonly WfsQuery[],
  { offset, count, seq: asked, isHits }: WfsPage,
): Promise<Selected> {
  const found: SelectedQuery[] = []
  let [before, room, seq, matched] = [offset, isHits ? 0 : (count ?? Number.MAX_SAFE_INTEGER), asked, 0]
  for (const query of queries) {
    const page = { offset: before, limit: room, ...(seq !== undefined && { seq }) }
    const selection = await selectFeatures(request.server.database.db, query.type, { ...query.features, page })
    found.push({ query, selection })
    matched += selection.matched
    before = Math.max(0, before - selection.matched)
    room -= selection.keys.length
    seq = selection.seq
  }
  const returned = found.reduce((sum, { selection }) => sum + selection.keys.length, 0)
  return { queries: found, matched, returned, seq: seq ?? 0 }
}

/** What is read of each feature; `inAuthorityOrder` only where the encoding goes by the authority. */
export const formOf = ({ attributes, hasGeometry, srs }: WfsQuery, inAuthorityOrder: boolean): FeatureForm => ({
  attributes,
  ...(hasGeometry && { geometry: { crs: srs.crs, inAuthorityOrder } }),
})
