import { type FeaturesAsked, featuresFromKvp, featuresFromXml, sendFeatures } from '../features/get-feature.ts'
import { FEATURE_FORMATS, isGml } from '../features/output-format.ts'
import { Kvp } from '../kvp.ts'
import { operation } from '../operation.ts'
import { GENERATIONS, generationOf } from '../versions.ts'
import { invalidParameter } from '../wfs-exception.ts'
import { EVERYTHING, lockQueries } from './lock-queries.ts'
import { type LockTerms, lockTerms } from './lock-terms.ts'

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
  fromKvp: (kvp, call) => ({ ...featuresFromKvp(kvp, call), terms: lockTerms(kvp, call.version) }),
  fromXml: (root, call) => ({
    ...featuresFromXml(root, call),
    terms: lockTerms(Kvp.from({ ...root.attributes }), call.version),
  }),
  async answer({ queries, page, format, terms }, call) {
    if (page.isHits) throw invalidParameter('resultType', 'resultType=hits: nothing would be locked.')
    if (!isGml(format)) throw invalidParameter('outputFormat', 'Only GML carries the lock.')
    const { lockId, queries: found } = await lockQueries(call, queries, { page, terms })
    const locked = found.map(({ query, locked: ids }) => ({ ...query, features: { ...query.features, ids } }))
    return sendFeatures({ queries: locked, page: EVERYTHING, format }, call, { lockId })
  },
})
