import { tag, textTag, XML_DECLARATION } from '../../../spatial/xml/write-xml.ts'
import { NAMESPACES } from '../namespaces.ts'
import { generationOf, type WfsVersion } from '../versions.ts'

/** Ids as they stand in answers. */
export interface LockResult {
  lockId: string
  locked: readonly string[]
  notLocked: readonly string[]
}

/** The answer of LockFeature: WFS 2.0 has the lock as an attribute, the older versions as an element. */
export function lockFeatureResponse({ lockId, locked, notLocked }: LockResult, version: WfsVersion): string {
  const generation = generationOf(version)
  const { wfs, filter } = NAMESPACES[generation]
  const identifier = generation === '2.0' ? resourceId : featureId
  const listed = (name: string, ids: readonly string[]) =>
    ids.length > 0 ? [tag(name, {}, ids.map(identifier).join(''))] : []
  const features = [...listed('wfs:FeaturesLocked', locked), ...listed('wfs:FeaturesNotLocked', notLocked)]
  const namespaces = { 'xmlns:wfs': wfs, [generation === '2.0' ? 'xmlns:fes' : 'xmlns:ogc']: filter }
  if (generation === '2.0')
    return XML_DECLARATION + tag('wfs:LockFeatureResponse', { ...namespaces, lockId }, ...features)
  const root = generation === '1.1' ? 'wfs:LockFeatureResponse' : 'wfs:WFS_LockFeatureResponse'
  return XML_DECLARATION + tag(root, namespaces, textTag('wfs:LockId', lockId), ...features)
}

const resourceId = (rid: string): string => tag('fes:ResourceId', { rid })
const featureId = (fid: string): string => tag('ogc:FeatureId', { fid })
