import { type SqlBool, sql } from 'kysely'
import { FEATURE_TYPES } from '../features/feature-catalogue.ts'
import type { Attribute, FeatureType } from '../features/feature-type.ts'
import { unitColumns } from './of-unit.ts'
import { inAnyPart, type PartOfSight, partColumns, partLayers } from './part-of-sight.ts'
import type { Grant, LayerGrant, Reader } from './reader.ts'

/** What a reader is given of one layer. */
export interface LayerSight {
  /** Null for all attributes. */
  attributes: ReadonlySet<string> | null
  /** The rows in any of these; null for all. */
  parts: readonly PartOfSight[] | null
  canWrite: boolean
}

const ALL: LayerGrant = { attributes: null, canWrite: true }

/** Undefined where the reader is given nothing of the layer. `toWrite` leaves out what may only be read. */
export function layerSight(
  { name, table }: FeatureType,
  { grants }: Reader,
  { toWrite = false } = {},
): LayerSight | undefined {
  const isSharedOut = unitColumns(table).length > 0
  const given = grants.flatMap(({ layers, area, unit = null }) => {
    const grant = layers ? Object.hasOwn(layers, name) && layers[name]! : ALL
    return grant && (grant.canWrite || !toWrite) ? [{ ...grant, area, unit: isSharedOut ? unit : null }] : []
  })
  if (given.length === 0) return undefined
  const canWrite = given.some(grant => grant.canWrite)
  const isWhole = ({ area, unit }: PartOfSight): boolean => !area && unit === null
  if (given.some(grant => !grant.attributes && isWhole(grant))) return { attributes: null, parts: null, canWrite }
  // an attribute given in one area must not show in another
  const [list, ...others] = given.flatMap(({ attributes }) => (attributes ? [attributes] : []))
  const attributes = list ? new Set(list.filter(name => others.every(other => other.includes(name)))) : null
  return { attributes, parts: given.some(isWhole) ? null : given.map(({ area, unit }) => ({ area, unit })), canWrite }
}

/**
 * A feature type as a reader sees it: with fewer attributes, one more condition and a signature of its own for caches. The type
 * itself where nothing is taken away; undefined where the reader sees nothing of it.
 */
export function narrowed(type: FeatureType, reader: Reader): FeatureType | undefined {
  const sight = layerSight(type, reader)
  return sight && cut(type, sight)
}

/** The same for writing: what a reader may change is what they find in it, before and after. */
export function narrowedToWrite(type: FeatureType, reader: Reader): FeatureType | undefined {
  const sight = layerSight(type, reader, { toWrite: true })
  return sight && cut(type, sight)
}

function cut(type: FeatureType, { attributes, parts, canWrite }: LayerSight): FeatureType {
  const isEditable = type.isEditable && canWrite
  if (!attributes && !parts) return isEditable === type.isEditable ? type : { ...type, isEditable }
  const [key, ...others] = type.attributes
  const seen = attributes ? [key!, ...others.filter(({ name }) => attributes.has(name))] : type.attributes
  const conditions = [
    ...(type.condition ? [type.condition] : []),
    ...(parts ? [inAnyPart(parts, { table: type.table, source: 'f' })] : []),
  ]
  return {
    ...type,
    attributes: seen,
    isEditable,
    sight: JSON.stringify([attributes && [...attributes].sort(), parts]),
    ...(conditions.length > 0 && { condition: sql<SqlBool>`(${sql.join(conditions, sql` and `)})` }),
    conditionColumns: [
      ...(type.conditionColumns ?? []),
      ...(parts ? partColumns(parts, type.table) : []),
      ...hiddenColumns(type, seen),
    ],
    ...(parts && { conditionLayers: partLayers(parts) }),
  }
}

/** Sources keep the columns of what is not shown: versions are told apart by some of them. */
const hiddenColumns = ({ attributes }: FeatureType, seen: readonly Attribute[]): string[] =>
  attributes.filter(attribute => !seen.includes(attribute)).map(({ column }) => column)

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
  const seesAll = grants.some(({ layers, area, unit }) => !layers && !area && unit === undefined)
  const signature = seesAll ? '' : JSON.stringify(grants)
  signatures.set(grants, signature)
  return signature
}
