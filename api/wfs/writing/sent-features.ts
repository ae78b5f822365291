import type { ComponentPatch, NewComponent } from '../../../spatial/components/component-draft.ts'
import type { FeatureType } from '../../../spatial/features/feature-type.ts'
import type { BboxLonLat } from '../../../spatial/geometry/bbox.ts'
import { crsFromIdentifier } from '../../../spatial/geometry/crs.ts'
import { featureIdFrom } from '../../../spatial/gml/feature-id.ts'
import type { GmlFeature } from '../../../spatial/gml/read-feature.ts'
import { newComponentOf, patchOf, replacementOf, replacing, type SentFeature } from '../../schemas/feature-draft.ts'

/** Geometries have been turned when they were read. */
const LON_LAT = crsFromIdentifier('CRS84')!

interface Sent {
  type: FeatureType
  cityExtent: BboxLonLat
}

type Properties = Record<string, unknown>

/** A feature that was read as GML, as the drafts of components take it. */
const sentFeature = (feature: GmlFeature, properties: Properties, sent: Sent): SentFeature => ({
  ...sent,
  crs: LON_LAT,
  body: { type: 'Feature', properties, ...(feature.geometry !== undefined && { geometry: feature.geometry }) },
})

/** A new component; `useId` takes the identifier of the feature for its code where it has none of its own. */
export function insertedComponent(feature: GmlFeature, sent: Sent & { useId: boolean }): NewComponent {
  const { useId, ...rest } = sent
  const code = useId && !feature.properties.code && feature.id ? { code: codeIn(feature.id, sent.type) } : {}
  const attributes = withoutNulls({ ...(feature.properties.attributes as Properties | null), ...feature.standard })
  const properties = { ...feature.properties, ...code, ...(attributes && { attributes }) }
  return newComponentOf(sentFeature(feature, properties, rest))
}

/** What an update changes: properties that it does not name stay. */
export function updatePatch(feature: GmlFeature, present: Properties, sent: Sent): ComponentPatch {
  const { attributes: written, ...plain } = feature.properties
  const before = (present.attributes ?? {}) as Properties
  const attributes = {
    ...(written !== undefined && replacing(before, (written ?? {}) as Properties)),
    ...feature.standard,
  }
  const properties = Object.keys(attributes).length > 0 ? { ...plain, attributes } : plain
  return patchOf(sentFeature(feature, properties, sent), present)
}

/** What replaces a feature: properties that are not written are emptied. */
export function replacementPatch(feature: GmlFeature, present: Properties, sent: Sent): ComponentPatch {
  const attributes = withoutNulls({ ...(feature.properties.attributes as Properties | null), ...feature.standard })
  const properties = { ...feature.properties, ...(attributes && { attributes }) }
  return replacementOf(sentFeature(feature, properties, sent), present)
}

const codeIn = (id: string, type: FeatureType): string => featureIdFrom(id, new Set([type.name])).key

function withoutNulls(values: Properties): Properties | undefined {
  const kept = Object.entries(values).filter(([, value]) => value !== null)
  return kept.length > 0 ? Object.fromEntries(kept) : undefined
}
