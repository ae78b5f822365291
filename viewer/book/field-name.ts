/** Attributes whose change a history tells, by the name of their column. */
export const FIELD_NAMES = [
  'state',
  'name',
  'class_code',
  'authority_code',
  'owner_code',
  'maintainer_code',
  'grid_code',
  'location',
  'surveyed_on',
  'changed_on',
  'data_source',
  'accuracy_class',
  'note',
  'attributes',
  'geom',
] as const

export type FieldName = (typeof FIELD_NAMES)[number]

/** The attribute that a name of the API or of the database means: `ownerCode` is `owner_code`, `geometry` is `geom`. */
export function fieldName(field: string): FieldName | undefined {
  const column = field.replaceAll(/[A-Z]/g, letter => `_${letter.toLowerCase()}`).replace(/^geometry$/, 'geom')
  return FIELD_NAMES.find(name => name === column)
}
