import { childNamed } from '../../../spatial/xml/xml-element.ts'
import { type FeaturesAsked, featuresFromKvp, featuresFromXml, sendFeatures } from '../features/get-feature.ts'
import { FEATURE_FORMATS, isGml } from '../features/output-format.ts'
import { Kvp } from '../kvp.ts'
import { operation, type WfsCall } from '../operation.ts'
import { type StoredQueryCall, storedQueryFromKvp, storedQueryFromXml } from '../stored-queries/stored-query-call.ts'
import { GENERATIONS, generationOf } from '../versions.ts'
import { invalidParameter } from '../wfs-exception.ts'
import { EVERYTHING, lockQueries } from './lock-queries.ts'
import { type LockTerms, lockTerms } from './lock-terms.ts'
import { queryById } from './query-by-id.ts'

interface Asked extends FeaturesAsked {
  terms: LockTerms
}

/** Reads features and keeps them from others; those that somebody else holds are left out of the answer. */
export const getFeatureWithLock = operation<Asked>({
  name: 'GetFeatureWithLock',
  generations: GENERATIONS,
  bindings: ['get', 'post'],
  parameters: ({ version }) => ({
    outputFormat: FEATURE_FORMATS,
    resultType: ['results', 'hits'],
    ...(generationOf(version) === '2.0' && { resolve: ['none', 'local'] }),
  }),
  fromKvp: (kvp, call) => {
    const terms = lockTerms(kvp, call.version)
    const stored = storedQueryFromKvp(kvp, call)
    return { terms, ...(stored ? featureNamed(stored, call) : featuresFromKvp(kvp, call)) }
  },
  fromXml: (root, call) => {
    const terms = lockTerms(Kvp.from({ ...root.attributes }), call.version)
    const stored = childNamed(root, 'StoredQuery')
    return { terms, ...(stored ? featureNamed(storedQueryFromXml(stored, call), call) : featuresFromXml(root, call)) }
  },
  async answer({ queries, page, format, terms }, call) {
    if (page.isHits) throw invalidParameter('resultType', 'resultType=hits: nothing would be locked.')
    if (!isGml(format)) throw invalidParameter('outputFormat', 'Only GML carries the lock.')
    const { lockId, queries: found } = await lockQueries(call, queries, { page, terms })
    const locked = found.map(({ query, locked: ids }) => ({ ...query, features: { ...query.features, ids } }))
    return sendFeatures({ queries: locked, page: EVERYTHING, format }, call, { lockId })
  },
})

const featureNamed = (stored: StoredQueryCall, call: WfsCall): FeaturesAsked => ({
  queries: [queryById(stored, call)],
  page: EVERYTHING,
  format: '3.2',
})
