import { type Attribute, attributeNamed, type FeatureType } from '../features/feature-type.ts'
import { GEOMETRY_NAME } from '../features/queryables.ts'
import { GML } from './gml-version.ts'

/** What a path names in a feature type. */
export type PropertyPath = { kind: 'attribute'; attribute: Attribute } | { kind: 'geometry' } | { kind: 'id' }

const IDENTIFIERS = ['@gml:id', '@fid', '@id']
const GML_NAMESPACES: (string | undefined)[] = Object.values(GML).map(({ uri }) => uri)

/**
 * The property that a client names: plain, with a prefix, as a path from the type, or as its n-th occurrence. Prefixes are not
 * looked at, since clients choose their own, save that GML's own properties are not ours. Undefined where there is none.
 */
export function propertyAt(
  type: FeatureType,
  path: string,
  prefixes: Readonly<Record<string, string>> = {},
): PropertyPath | undefined {
  const written = path.trim()
  if (IDENTIFIERS.includes(written.replace(/^.*\//, ''))) return { kind: 'id' }
  const steps = written
    .replace(/^\.?\/+/, '')
    .split('/')
    .map(step => step.replace(/\[\d+\]$/, ''))
  const inside = steps.length > 1 && localName(steps[0]!) === type.name ? steps.slice(1) : steps
  if (inside.length !== 1) return undefined
  const [step] = inside as [string]
  const name = localName(step)
  if (isOfGml(step, prefixes)) return name === 'boundedBy' ? { kind: 'geometry' } : undefined
  if (name === GEOMETRY_NAME) return { kind: 'geometry' }
  const attribute = attributeNamed(type, name)
  return attribute && { kind: 'attribute', attribute }
}

const STANDARD = ['metaDataProperty', 'description', 'descriptionReference', 'identifier', 'name', 'location']

/** The name under which a property that GML gives every feature is kept, `gml:name` for one; undefined for any other path. */
export function standardKeyAt(path: string, prefixes: Readonly<Record<string, string>>): string | undefined {
  const name = localName(path.trim())
  return isOfGml(path.trim(), prefixes) && STANDARD.includes(name) ? `gml:${name}` : undefined
}

const localName = (step: string): string => step.slice(step.lastIndexOf(':') + 1)

function isOfGml(step: string, prefixes: Readonly<Record<string, string>>): boolean {
  const colon = step.lastIndexOf(':')
  if (colon < 0) return false
  const prefix = step.slice(0, colon)
  return GML_NAMESPACES.includes(prefixes[prefix]) || (prefix === 'gml' && prefixes[prefix] === undefined)
}
