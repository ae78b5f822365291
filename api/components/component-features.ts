import { COMPONENT_EXPORT_COLUMNS } from '../../spatial/components/component-export.ts'
import type { ComponentLife } from '../../spatial/components/component-life.ts'
import type { PageOf } from '../../spatial/components/component-page.ts'
import type { ComponentRecord } from '../../spatial/components/component-record.ts'
import { type ComponentSight, seesAttribute } from '../../spatial/components/component-sight.ts'
import type { NearFeature } from '../../tiles/look-up/component-look-up.ts'

/** A record as a GeoJSON feature; whatever else it carries, such as a distance, becomes a property too. */
function componentFeature<Row extends ComponentRecord>(row: Row, sight?: ComponentSight) {
  const { geometry, validFrom, ...others } = row
  const properties = { ...others, validFrom: validFrom.toISOString() }
  for (const { name } of COMPONENT_EXPORT_COLUMNS)
    if (!seesAttribute(sight, name)) delete (properties as Record<string, unknown>)[name]
  return { type: 'Feature' as const, id: row.code, geometry, properties }
}

export const componentCollection = <Row extends ComponentRecord>(components: Row[], sight?: ComponentSight) => ({
  type: 'FeatureCollection' as const,
  features: components.map(component => componentFeature(component, sight)),
  numberReturned: components.length,
})

/** A page of features that are text already, as the text of a collection. */
export function collectionText({ components, next }: PageOf<{ feature: string }>): Buffer {
  const features = components.map(({ feature }) => Buffer.from(feature))
  return collectionBytes({ features, ...(next !== undefined && { next }) })
}

const HEAD = Buffer.from('{"type":"FeatureCollection","features":[')
const BETWEEN = Buffer.from(',\n')

/** Features that are bytes already, as the bytes of a collection. */
export function collectionBytes({ features, next }: { features: readonly Buffer[]; next?: string }): Buffer {
  const after = next === undefined ? '' : `,"next":"${next}"`
  const joined = features.flatMap((feature, i) => (i === 0 ? [feature] : [BETWEEN, feature]))
  return Buffer.concat([HEAD, ...joined, Buffer.from(`],"numberReturned":${features.length}${after}}`)])
}

const END_OF_PROPERTIES = Buffer.from('}}')

/** A feature in bytes with one more property. */
export const withDistance = ({ feature, distanceMeters }: NearFeature): Buffer =>
  Buffer.concat([
    feature.subarray(0, -END_OF_PROPERTIES.length),
    Buffer.from(`,"distanceMeters":${distanceMeters}`),
    END_OF_PROPERTIES,
  ])

export interface LifeForm {
  /** Who wrote a version is for those who have a key; anyone may see when and why. */
  showsActors: boolean
  sight: ComponentSight | undefined
}

/** A caller who does not see everything is shown no versions: they may have stood elsewhere and hold hidden values. */
export function lifeFeature(life: ComponentLife, { showsActors, sight }: LifeForm) {
  const { component, place, versions, authority, owner, maintainer, responsibility, class: named } = life
  const { gridCode: grid, ...areas } = place
  const { retiredAt, ...record } = component
  const { properties, ...feature } = componentFeature(record, sight)
  const seen = <Value>(name: string, value: Value): Value | null => (seesAttribute(sight, name) ? value : null)
  const shown = sight ? [] : versions
  return {
    ...feature,
    properties: { ...properties, retiredAt: retiredAt?.toISOString() ?? null },
    ...((seesAttribute(sight, 'gridCode') ? { grid, ...areas } : {}) as { grid: string } & typeof areas),
    class: named,
    authority: seen('authorityCode', authority),
    owner: seen('ownerCode', owner),
    maintainer: seen('maintainerCode', maintainer),
    responsibility: seen('ownerCode', responsibility),
    versions: shown.map(({ validFrom, validTo, commit: { at, note, actor }, ...version }) => ({
      ...version,
      validFrom: validFrom.toISOString(),
      validTo: validTo?.toISOString() ?? null,
      commit: { at: at.toISOString(), note, ...(showsActors && { actor }) },
    })),
  }
}
