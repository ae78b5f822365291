import type { ComponentLife } from '../../spatial/components/component-life.ts'
import type { ComponentRecord } from '../../spatial/components/component-record.ts'

/** A record as a GeoJSON feature; whatever else it carries, such as a distance, becomes a property too. */
export function componentFeature<Row extends ComponentRecord>({ geometry, validFrom, ...properties }: Row) {
  return {
    type: 'Feature' as const,
    id: properties.code,
    geometry,
    properties: { ...properties, validFrom: validFrom.toISOString() },
  }
}

export function componentCollection<Row extends ComponentRecord>(components: Row[], next?: string) {
  return {
    type: 'FeatureCollection' as const,
    features: components.map(component => componentFeature(component)),
    numberReturned: components.length,
    ...(next !== undefined && { next }),
  }
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
