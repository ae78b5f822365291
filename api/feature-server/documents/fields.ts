import type { Attribute, AttributeType } from '../../../spatial/features/feature-type.ts'
import { OBJECT_ID } from '../../../spatial/features/object-ids.ts'
import { type ClassDomains, domainOf } from './domains.ts'

export const FIELD_TYPES: Record<AttributeType, string> = {
  text: 'esriFieldTypeString',
  integer: 'esriFieldTypeInteger',
  number: 'esriFieldTypeDouble',
  boolean: 'esriFieldTypeSmallInteger',
  date: 'esriFieldTypeDate',
  timestamp: 'esriFieldTypeDate',
  textArray: 'esriFieldTypeString',
  json: 'esriFieldTypeString',
}

/** Texts carry a length because clients make columns of them; ours have none in the database. Dates have none: GDAL cuts at it. */
const TEXT_LENGTH = 255
const JSON_LENGTH = 8_000

const lengthOf = (type: AttributeType): number | undefined => {
  if (type === 'text') return TEXT_LENGTH
  return type === 'textArray' || type === 'json' ? JSON_LENGTH : undefined
}

/** A field as every answer with features names it. */
export const plainField = (attribute: Attribute) => {
  const length = lengthOf(attribute.type)
  return {
    name: attribute.name,
    type: attribute.name === OBJECT_ID.name ? 'esriFieldTypeOID' : FIELD_TYPES[attribute.type],
    alias: attribute.titleZh,
    sqlType: 'sqlTypeOther',
    domain: null,
    defaultValue: null,
    ...(length !== undefined && { length }),
  }
}

/** The same with what an editor must know. */
export const describedField = (attribute: Attribute, domains: ClassDomains) => ({
  ...plainField(attribute),
  domain: domainOf(attribute, domains),
  editable: attribute.writable !== undefined,
  nullable: attribute.name !== OBJECT_ID.name && !attribute.isRequired,
  ...(attribute.description && { description: attribute.description }),
})
