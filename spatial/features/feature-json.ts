import type { FeatureForm, FeatureRow } from './feature-rows.ts'
import type { AttributeType } from './feature-type.ts'

const asIs = (text: string): string => text
const quoted = (text: string): string => `"${text}"`

/** Text that PostgreSQL wrote, as JSON. Only free text can hold a character that must be escaped. */
const JSON_OF: Record<AttributeType, (text: string) => string> = {
  text: text => JSON.stringify(text),
  integer: asIs,
  number: text => (Number.isFinite(Number(text)) ? text : 'null'),
  boolean: asIs,
  date: quoted,
  timestamp: quoted,
  textArray: asIs,
  json: asIs,
}

/** Writes features as GeoJSON, each a string. Made once for a whole answer. Their id is the key, or what `idOf` says in JSON. */
export function featureJson(
  { attributes }: FeatureForm,
  idOf: (row: FeatureRow) => string = ({ key }) => JSON.stringify(key),
): (row: FeatureRow) => string {
  const names = attributes.map(({ name }, index) => `${index > 0 ? ',' : ''}${JSON.stringify(name)}:`)
  const writers = attributes.map(({ type }) => JSON_OF[type])
  return row => {
    const { geometry, values } = row
    let properties = ''
    for (let index = 0; index < values.length; index++) {
      const value = values[index]
      properties += names[index] + (value === null ? 'null' : writers[index]!(value!))
    }
    return `{"type":"Feature","id":${idOf(row)},"geometry":${geometry},"properties":{${properties}}}`
  }
}
