import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { FEATURE_TYPES } from '../features/feature-catalogue.ts'
import type { Attribute, FeatureType } from '../features/feature-type.ts'
import type { AreaOfSight, Grant, LayerGrant, Reader } from './reader.ts'
import { AREA_LAYERS, areaColumns, withinArea } from './within-area.ts'

/** What a reader is given of one layer. */
export interface LayerSight {
  /** Null for all attributes. */
  attributes: ReadonlySet<string> | null
  /** The layer in any of these; null for everywhere. */
  areas: readonly AreaOfSight[] | null
  canWrite: boolean
}

const ALL: LayerGrant = { attributes: null, canWrite: true }

/** Undefined where the reader is given nothing of the layer. `toWrite` leaves out what may only be read. */
export function layerSight(layer: string, { grants }: Reader, { toWrite = false } = {}): LayerSight | undefined {
  const given = grants.flatMap(({ layers, area }) => {
    const grant = layers ? Object.hasOwn(layers, layer) && layers[layer]! : ALL
    return grant && (grant.canWrite || !toWrite) ? [{ ...grant, area }] : []
  })
  if (given.length === 0) return undefined
  const canWrite = given.some(grant => grant.canWrite)
  if (given.some(({ attributes, area }) => !attributes && !area)) return { attributes: null, areas: null, canWrite }
  // an attribute given in one area must not show in another
  const [list, ...others] = given.flatMap(({ attributes }) => (attributes ? [attributes] : []))
  const attributes = list ? new Set(list.filter(name => others.every(other => other.includes(name)))) : null
  const areas = given.flatMap(({ area }) => area ?? [])
  return { attributes, areas: areas.length === given.length ? areas : null, canWrite }
}

/**
 * A feature type as a reader sees it: with fewer attributes, one more condition and a signature of its own for caches. The type
 * itself where nothing is taken away; undefined where the reader sees nothing of it.
 */
export function narrowed(type: FeatureType, reader: Reader): FeatureType | undefined {
  const sight = layerSight(type.name, reader)
  return sight && cut(type, sight)
}

/** The same for writing: what a reader may change is what they find in it, before and after. */
export function narrowedToWrite(type: FeatureType, reader: Reader): FeatureType | undefined {
  const sight = layerSight(type.name, reader, { toWrite: true })
  return sight && cut(type, sight)
}

function cut(type: FeatureType, { attributes, areas, canWrite }: LayerSight): FeatureType {
  const isEditable = type.isEditable && canWrite
  if (!attributes && !areas) return isEditable === type.isEditable ? type : { ...type, isEditable }
  const [key, ...others] = type.attributes
  const seen = attributes ? [key!, ...others.filter(({ name }) => attributes.has(name))] : type.attributes
  const conditions = [
    ...(type.condition ? [type.condition] : []),
    ...(areas ? [anyOf(areas.map(area => withinArea(area, { table: type.table, source: 'f' })))] : []),
  ]
  return {
    ...type,
    attributes: seen,
    isEditable,
    sight: JSON.stringify([attributes && [...attributes].sort(), areas]),
    ...(conditions.length > 0 && { condition: sql<SqlBool>`(${sql.join(conditions, sql` and `)})` }),
    conditionColumns: [
      ...(type.conditionColumns ?? []),
      ...(areas ? areaColumns(type.table) : []),
      ...hiddenColumns(type, seen),
    ],
    ...(areas && { conditionLayers: AREA_LAYERS }),
  }
}

/** Sources keep the columns of what is not shown: versions are told apart by some of them. */
const hiddenColumns = ({ attributes }: FeatureType, seen: readonly Attribute[]): string[] =>
  attributes.filter(attribute => !seen.includes(attribute)).map(({ column }) => column)

const anyOf = (conditions: RawBuilder<SqlBool>[]): RawBuilder<SqlBool> =>
  sql<SqlBool>`(${sql.join(conditions, sql` or `)})`

export type FeatureTypes = ReadonlyMap<string, FeatureType>

/** Readers differ by key and role: a few hundred at most are busy at a time. */
const MAX_KEPT = 500
const kept = new Map<string, FeatureTypes>()

/** Everything that a reader sees, by name, in the order of the catalogue. The same map for readers who are given the same. */
export function typesFor(reader: Reader): FeatureTypes {
  const signature = sightSignature(reader.grants)
  const known = kept.get(signature)
  if (known) return known
  const types = new Map(
    FEATURE_TYPES.flatMap(type => {
      const seen = narrowed(type, reader)
      return seen ? [[seen.name, seen] as const] : []
    }),
  )
  kept.set(signature, types)
  if (kept.size > MAX_KEPT) kept.delete(kept.keys().next().value!)
  return types
}

const signatures = new WeakMap<readonly Grant[], string>()

/** Two readers with the same signature see the same. Empty for whoever sees everything. */
export function sightSignature(grants: readonly Grant[]): string {
  const known = signatures.get(grants)
  if (known !== undefined) return known
  const seesAll = grants.some(({ layers, area }) => !layers && !area)
  const signature = seesAll ? '' : JSON.stringify(grants)
  signatures.set(grants, signature)
  return signature
}
