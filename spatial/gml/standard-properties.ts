import type { Attribute } from '../features/feature-type.ts'
import { escapeXmlText } from '../xml/escape-xml.ts'
import { tag } from '../xml/write-xml.ts'
import { CITY_NAMESPACE, type GmlVersion } from './gml-version.ts'

/**
 * What GML gives every feature, in the order of its schema. The register has no columns for these; where a client wrote them they are
 * kept among the further attributes as `gml:…` and given back as they were.
 */
const STANDARD: Record<GmlVersion, readonly string[]> = {
  '3.2': ['description', 'identifier', 'name'],
  '3.1.1': ['description', 'name'],
  '2.1.2': ['description', 'name'],
}

export const isStandardProperty = (name: string): boolean => STANDARD['3.2'].includes(name)

export const standardKey = (name: string): string => `gml:${name}`

/** With a code space where one was written. */
type Kept = string | { value: string; codeSpace: string }

/** Writes them from the values of a row, whose order is that of the attributes. Almost no feature has any. */
export function standardPropertiesWriter(
  attributes: readonly Attribute[],
  version: GmlVersion,
): (values: readonly (string | null)[]) => string {
  const index = attributes.findIndex(({ name, type }) => name === 'attributes' && type === 'json')
  if (index < 0) return () => ''
  return values => {
    const text = values[index]
    if (!text?.includes('"gml:')) return ''
    const kept = JSON.parse(text) as Record<string, Kept | undefined>
    return STANDARD[version].map(name => written(name, kept[standardKey(name)])).join('')
  }
}

/** An identifier must have a code space (ISO 19136, 7.2.4.2): ours where none was written. */
function written(name: string, kept: Kept | undefined): string {
  if (kept === undefined || kept === null) return ''
  const { value, codeSpace } = typeof kept === 'object' ? kept : { value: String(kept), codeSpace: undefined }
  const space = name === 'identifier' ? (codeSpace ?? CITY_NAMESPACE) : name === 'name' ? codeSpace : undefined
  return tag(`gml:${name}`, { codeSpace: space }, escapeXmlText(String(value)))
}
