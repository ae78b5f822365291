import { DomainError } from '../../../spatial/domain-error.ts'
import type { Attribute, FeatureType } from '../../../spatial/features/feature-type.ts'
import { OBJECT_ID } from '../../../spatial/features/object-ids.ts'
import type { BboxLonLat } from '../../../spatial/geometry/bbox.ts'
import type { SentFeature } from '../../schemas/feature-draft.ts'
import { geometryFromEsri } from '../encoding/geometry-in.ts'
import { fieldNamed } from '../query/fields.ts'
import { crsNamed, STORED, xFirst } from '../spatial-reference.ts'

export interface ReadFeature {
  /** Absent on new features. */
  objectId: number | undefined
  sent: SentFeature
}

interface EsriFeature {
  geometry?: { spatialReference?: unknown } | null
  attributes?: Record<string, unknown> | null
}

/** A feature in Esri's JSON as the writing of features takes it. Refuses with invalid-parameter and geometry-not-valid. */
export function readEsriFeature(
  value: unknown,
  { type, cityExtent }: { type: FeatureType; cityExtent: BboxLonLat },
): ReadFeature {
  if (typeof value !== 'object' || value === null) throw new DomainError('invalid-parameter', 'Expected a feature.')
  const { geometry, attributes } = value as EsriFeature
  const properties: Record<string, unknown> = {}
  let objectId: number | undefined
  for (const [name, sentValue] of Object.entries(attributes ?? {})) {
    const attribute = fieldNamed(type, name)
    if (!attribute) throw new DomainError('invalid-parameter', `${type.name} has no field "${name}".`)
    if (attribute === OBJECT_ID) objectId = objectIdOf(sentValue)
    // clients send whole rows back: what nobody can write is not what they mean
    else if (attribute.writable) properties[attribute.name] = plainValue(attribute, sentValue)
  }
  const named = geometry?.spatialReference
  const crs = named === undefined ? STORED : crsNamed('geometry.spatialReference', named)
  return {
    objectId,
    sent: {
      type,
      crs: xFirst(crs),
      cityExtent,
      body: { type: 'Feature', properties, ...(geometry && { geometry: geometryFromEsri(geometry) }) },
    },
  }
}

export function objectIdOf(value: unknown): number | undefined {
  if (value === null || value === undefined || value === '') return undefined
  const number = Number(value)
  if (Number.isSafeInteger(number) && number >= 0 && number <= 2_147_483_647) return number
  throw new DomainError('invalid-parameter', `${JSON.stringify(value)} is no object id.`)
}

/** Days arrive as milliseconds since 1970, the further attributes as their JSON in a text; empty texts are no value. */
function plainValue({ name, type }: Attribute, value: unknown): unknown {
  if (value === null || value === undefined || value === '') return null
  if (type === 'date' && typeof value === 'number') return dayOf(name, value)
  if (type === 'json' && typeof value === 'string') return objectIn(name, value)
  return value
}

function dayOf(name: string, value: number): string {
  const date = new Date(value)
  if (Number.isNaN(date.getTime())) throw new DomainError('invalid-parameter', `${name}: ${value} is no date.`)
  return date.toISOString().slice(0, 10)
}

function objectIn(name: string, text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new DomainError('invalid-parameter', `${name}: expected a JSON object in a text.`)
  }
}
