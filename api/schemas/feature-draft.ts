import { isDeepStrictEqual } from 'node:util'
import type { Geometry } from 'geojson'
import { Type } from 'typebox'
import type { ComponentPatch, NewComponent } from '../../spatial/components/component-draft.ts'
import { DomainError } from '../../spatial/domain-error.ts'
import {
  type Attribute,
  attributeNamed,
  type FeatureGeometryType,
  type FeatureType,
} from '../../spatial/features/feature-type.ts'
import { geometryInLonLat } from '../../spatial/features/geometry-in.ts'
import type { BboxLonLat } from '../../spatial/geometry/bbox.ts'
import { bboxContains } from '../../spatial/geometry/bbox.ts'
import type { NamedCrs } from '../../spatial/geometry/crs.ts'
import { readGeometry } from '../../spatial/geometry/read-geometry.ts'
import { componentFields } from '../components/component-fields.ts'
import { strictValidator } from './strict-validator.ts'

type Properties = Record<string, unknown>

/** A feature as a client sends it, as GeoJSON under a reference system. */
export interface SentFeature {
  type: FeatureType
  body: unknown
  crs: NamedCrs
  /** Where the city lies: a pair outside of it whose swapped twin is inside has been swapped. */
  cityExtent: BboxLonLat
}

const { geometry: _geometry, ...plainFields } = componentFields.properties
const strict = { additionalProperties: false }
const codes = {
  code: Type.Optional(Type.String({ maxLength: 40 })),
  classCode: Type.Optional(Type.String({ pattern: '^[0-9]{4}$' })),
}
const validNew = strictValidator({ schema: Type.Object({ ...plainFields, ...codes }, strict) } as never)
const validPatch = strictValidator({ schema: Type.Object(plainFields, strict) } as never)

/** A new component out of a sent feature. Refuses with invalid-parameter, attribute-missing, geometry-… and outside-city. */
export function newComponentOf(sent: SentFeature): NewComponent {
  const { geometry, properties } = featureOf(sent.body)
  // the id of a new feature is the server's affair; clients send empty ones
  const given = Object.entries(properties).filter(([, value]) => value !== null)
  const writable = given.filter(([name]) => requireKnown(sent.type, name).writable !== undefined)
  const component = checked(validNew, Object.fromEntries(writable))
  if (component.state === undefined) throw new DomainError('attribute-missing', 'A new component needs a state.')
  if (component.code === undefined && component.classCode === undefined)
    throw new DomainError('attribute-missing', 'A new component needs a classCode, or a code that says its class.')
  return { ...component, geometry: geometryOf(geometry, sent) } as unknown as NewComponent
}

/** What replaces a feature: attributes that are not sent are emptied. `present` is what the feature has now. */
export function replacementOf(sent: SentFeature, present: Properties): ComponentPatch {
  const { geometry, properties } = featureOf(sent.body)
  const emptied = sent.type.attributes.filter(({ writable }) => writable === 'always').map(({ name }) => [name, null])
  const changes = changesOf(sent.type, { ...Object.fromEntries(emptied), ...properties }, present)
  const further = attributeNamed(sent.type, 'attributes') && {
    attributes: replacing(present.attributes as Properties, (changes.attributes ?? {}) as Properties),
  }
  return { ...changes, ...further, geometry: geometryOf(geometry, sent) }
}

/** A merge patch (RFC 7396) on the feature: what is absent stays, null empties. */
export function patchOf(sent: SentFeature, present: Properties): ComponentPatch {
  const { geometry, properties = {}, ...others } = requireObject(sent.body, 'The body')
  const unknown = Object.keys(others).find(name => !['type', 'id', 'links'].includes(name))
  if (unknown) throw new DomainError('invalid-parameter', `"${unknown}" is no member of a feature.`)
  const changes = changesOf(sent.type, requireObject(properties, 'properties'), present)
  return geometry === undefined ? changes : { ...changes, geometry: geometryOf(geometry, sent) }
}

function featureOf(body: unknown): { geometry: unknown; properties: Properties } {
  const { type, geometry, properties } = requireObject(body, 'The body')
  if (type !== 'Feature') throw new DomainError('invalid-parameter', 'Expected a GeoJSON Feature.')
  return { geometry, properties: properties === null ? {} : requireObject(properties, 'properties') }
}

function requireObject(value: unknown, what: string): Properties {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Properties
  throw new DomainError('invalid-parameter', `${what}: expected an object.`)
}

function requireKnown(type: FeatureType, name: string): Attribute {
  const found = type.attributes.find(attribute => attribute.name === name)
  if (found) return found
  throw new DomainError('invalid-parameter', `${type.name} has no attribute "${name}".`)
}

const NEVER_EMPTY = ['name', 'state']

/** Clients send whole features back: what cannot be written may be there, as long as it is what it was. */
function changesOf(type: FeatureType, properties: Properties, present: Properties): ComponentPatch {
  const changes: Properties = {}
  for (const [name, value] of Object.entries(properties)) {
    if (requireKnown(type, name).writable === 'always') changes[name] = value
    else if (!isDeepStrictEqual(value, present[name]))
      throw new DomainError(
        'attribute-not-writable',
        `${name} cannot be written: it is ${JSON.stringify(present[name])}.`,
      )
  }
  const emptied = NEVER_EMPTY.find(name => changes[name] === null)
  if (emptied) throw new DomainError('attribute-missing', `A component has a ${emptied}; it cannot be emptied.`)
  const { attributes, ...plain } = changes
  return checked(validPatch, attributes === null || attributes === undefined ? plain : changes) as ComponentPatch
}

function checked(valid: (value: unknown) => unknown, value: Properties): Properties {
  const outcome = valid(value) as { value?: Properties; error?: Error }
  if (outcome.error) throw outcome.error
  return outcome.value!
}

/** The merge patch that turns one object into another. */
export function replacing(before: Properties = {}, after: Properties): Record<string, unknown> {
  const removed = Object.keys(before).filter(name => !(name in after))
  return { ...Object.fromEntries(removed.map(name => [name, null])), ...after }
}

const KINDS: Record<FeatureGeometryType, readonly Geometry['type'][]> = {
  Point: ['Point'],
  MultiLineString: ['LineString', 'MultiLineString'],
  Polygon: ['Polygon'],
  MultiPolygon: ['Polygon', 'MultiPolygon'],
}

function geometryOf(value: unknown, { type, crs, cityExtent }: SentFeature): Geometry {
  if (value === null || value === undefined) throw new DomainError('geometry-not-valid', 'A component has a geometry.')
  const kinds = KINDS[type.geometryType]
  const sent = value as Geometry
  if (!kinds.includes(sent.type))
    throw new DomainError('geometry-type-not-allowed', `${sent.type}: ${type.name} holds ${kinds.join(' and ')}.`)
  const turned = inLonLat(sent, crs)
  // before degrees out of range are refused in words that do not help
  refuseSwapped(turned, cityExtent)
  const read = readGeometry(turned)
  if (!read.ok) throw new DomainError('geometry-not-valid', `geometry: ${read.fault}.`)
  return single(read.geometry)
}

/** Coordinates that are not even numbers are left as they are, for the check that follows to name them. */
function inLonLat(geometry: Geometry, crs: NamedCrs): Geometry {
  const isNumeric = JSON.stringify(geometry).match(/"coordinates":[[\]\d.,eE+-]+}/) !== null
  return isNumeric ? geometryInLonLat(geometry, crs) : geometry
}

/** The first position speaks for all: nobody swaps half of them. */
function refuseSwapped(geometry: Geometry, cityExtent: BboxLonLat): void {
  const [first, second] = (JSON.stringify(geometry).match(/-?\d+(\.\d+)?([eE][+-]?\d+)?/g) ?? []).map(Number)
  if (first === undefined || second === undefined) return
  if (bboxContains(cityExtent, first, second) || !bboxContains(cityExtent, second, first)) return
  throw new DomainError(
    'outside-city',
    `Latitude and longitude are swapped: longitude ${first}, latitude ${second} lies outside the city, longitude ${second}, latitude ${first} inside. EPSG:4490 and 4326 written as urn or http name have latitude first; CRS84, EPSG:4490 in the short form and GML 2 longitude. 经纬度颠倒：经度 ${first}、纬度 ${second} 在本市范围之外，互换后在范围之内。`,
  )
}

/** Served as Multi so that a type has one kind of geometry; kept as it was surveyed. */
function single(geometry: Geometry): Geometry {
  if (geometry.type === 'MultiLineString' && geometry.coordinates.length === 1)
    return { type: 'LineString', coordinates: geometry.coordinates[0]! }
  if (geometry.type === 'MultiPolygon' && geometry.coordinates.length === 1)
    return { type: 'Polygon', coordinates: geometry.coordinates[0]! }
  return geometry
}
