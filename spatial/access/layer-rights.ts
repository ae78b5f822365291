import type { Db } from '../database/schema.ts'
import { DomainError } from '../domain-error.ts'
import { FEATURE_TYPES, featureTypeNamed } from '../features/feature-catalogue.ts'

export interface LayerRight {
  isPublic: boolean
  /** Null for all of them. */
  publicAttributes: string[] | null
}

export interface KnownLayerRight extends LayerRight {
  layer: string
  titleZh: string
  titleEn: string
  attributes: { name: string; titleZh: string; titleEn: string }[]
}

/** What anyone may read without a key, layer by layer. */
export async function layerRights(db: Db): Promise<KnownLayerRight[]> {
  const set = new Map((await db.selectFrom('layer_rights').selectAll().execute()).map(right => [right.layer, right]))
  return FEATURE_TYPES.map(({ name, titleZh, titleEn, attributes }) => ({
    layer: name,
    titleZh,
    titleEn,
    isPublic: set.get(name)?.is_public ?? true,
    publicAttributes: set.get(name)?.public_attributes ?? null,
    attributes: attributes.map(({ name, titleZh, titleEn }) => ({ name, titleZh, titleEn })),
  }))
}

/** Says what of a layer is public. Refuses with `not-found` and `invalid-parameter`. */
export async function setLayerRight(db: Db, layer: string, { isPublic, publicAttributes }: LayerRight): Promise<void> {
  requireKnownAttributes(layer, publicAttributes ?? [])
  const row = { is_public: isPublic, public_attributes: publicAttributes }
  await db
    .insertInto('layer_rights')
    .values({ layer, ...row })
    .onConflict(conflict => conflict.column('layer').doUpdateSet(row))
    .execute()
}

/** Refuses a layer that is not published (`not-found`), and attributes that it has not (`invalid-parameter`). */
export function requireKnownAttributes(layer: string, names: readonly string[]): void {
  const type = featureTypeNamed(layer)
  if (!type) throw new DomainError('not-found', `There is no layer "${layer}".`)
  const unknown = names.find(name => !type.attributes.some(attribute => attribute.name === name))
  if (unknown) throw new DomainError('invalid-parameter', `${layer} has no attribute "${unknown}".`)
}
