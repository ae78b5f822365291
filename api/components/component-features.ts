import type { ComponentLife } from '../../spatial/components/component-life.ts'
import type { PageOf } from '../../spatial/components/component-page.ts'
import type { ComponentRecord } from '../../spatial/components/component-record.ts'

/** A record as a GeoJSON feature; whatever else it carries, such as a distance, becomes a property too. */
function componentFeature<Row extends ComponentRecord>({ geometry, validFrom, ...properties }: Row) {
  return {
    type: 'Feature' as const,
    id: properties.code,
    geometry,
    properties: { ...properties, validFrom: validFrom.toISOString() },
  }
}

export const componentCollection = <Row extends ComponentRecord>(components: Row[]) => ({
  type: 'FeatureCollection' as const,
  features: components.map(component => componentFeature(component)),
  numberReturned: components.length,
})

/** A page of features that are text already, as the text of a collection. */
export function collectionText({ components, next }: PageOf<{ feature: string }>): string {
  const features = components.map(({ feature }) => feature).join(',\n')
  const after = next === undefined ? '' : `,"next":"${next}"`
  return `{"type":"FeatureCollection","features":[${features}],"numberReturned":${components.length}${after}}`
}

/** Who wrote a version is for those who may write; anyone may see when and why. */
export function lifeFeature(life: ComponentLife, showsActors: boolean) {
  const { component, place, versions, ...names } = life
  const { gridCode: grid, ...areas } = place
  const { retiredAt, ...record } = component
  const { properties, ...feature } = componentFeature(record)
  return {
    ...feature,
    properties: { ...properties, retiredAt: retiredAt?.toISOString() ?? null },
    grid,
    ...areas,
    ...names,
    versions: versions.map(({ validFrom, validTo, commit: { at, note, actor }, ...version }) => ({
      ...version,
      validFrom: validFrom.toISOString(),
      validTo: validTo?.toISOString() ?? null,
      commit: { at: at.toISOString(), note, ...(showsActors && { actor }) },
    })),
  }
}
