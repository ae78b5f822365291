import { fromGeoJson } from '../database/postgis.ts'
import type { ComponentFields } from './component-draft.ts'

/** A writer's fields as columns of `components`; fields that are absent are left out. */
export function columnValues(fields: Partial<ComponentFields>) {
  const { attributes, geometry } = fields
  const plain = {
    name: fields.name,
    state: fields.state,
    authority_code: fields.authorityCode,
    owner_code: fields.ownerCode,
    maintainer_code: fields.maintainerCode,
    location: fields.location,
    surveyed_on: fields.surveyedOn,
    changed_on: fields.changedOn,
    data_source: fields.dataSource,
    accuracy_class: fields.accuracyClass,
    note: fields.note,
  }
  return {
    ...present(plain),
    ...(attributes && { attributes: JSON.stringify(attributes) }),
    ...(geometry && { geom: fromGeoJson(geometry) }),
  }
}

type Present<Values> = { [Key in keyof Values]?: Exclude<Values[Key], undefined> }

const present = <Values extends object>(values: Values): Present<Values> =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Present<Values>
