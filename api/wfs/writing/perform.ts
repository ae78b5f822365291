import { patchComponent, withdrawComponent } from '../../../spatial/components/change-component.ts'
import type { Writing } from '../../../spatial/components/component-draft.ts'
import { insertComponent, withoutTakenCode } from '../../../spatial/components/create-component.ts'
import type { Db } from '../../../spatial/database/schema.ts'
import type { FeatureType } from '../../../spatial/features/feature-type.ts'
import { type PresentFeature, presentFeatures } from '../../../spatial/features/present-features.ts'
import type { NamedCrs } from '../../../spatial/geometry/crs.ts'
import { featureIdFrom } from '../../../spatial/gml/feature-id.ts'
import { type GmlFeature, readFeature, readProperties } from '../../../spatial/gml/read-feature.ts'
import type { XmlElement } from '../../../spatial/xml/xml-element.ts'
import { querySrs, typeNamed } from '../features/query-parts.ts'
import type { WfsCall } from '../operation.ts'
import { invalidParameter, WfsException } from '../wfs-exception.ts'
import { affectedFeatures } from './affected-features.ts'
import { type Action, filterMissing } from './read-transaction.ts'
import { insertedComponent, replacementPatch, updatePatch } from './sent-features.ts'
import type { Done, Written } from './transaction-response.ts'

/** What every action of a transaction is carried out with. */
export interface Performing {
  trx: Db
  call: WfsCall
  writing: Writing
}

type ActionOf<Kind extends Action['kind']> = Extract<Action, { kind: Kind }>

/** Carries out one action within the transaction and says which features it wrote. Refusals are those of the core. */
export async function perform(action: Action, performing: Performing): Promise<Done> {
  const { kind, handle } = action
  return { kind, handle, features: await featuresWritten(action, performing) }
}

function featuresWritten(action: Action, performing: Performing): Promise<Written[]> {
  switch (action.kind) {
    case 'Insert':
      return insert(action, performing)
    case 'Update':
      return update(action, performing)
    case 'Replace':
      return replace(action, performing)
    case 'Delete':
      return remove(action, performing)
  }
}

async function insert({ features, idgen, ...action }: ActionOf<'Insert'>, performing: Performing): Promise<Written[]> {
  const written: Written[] = []
  for (const element of features) {
    const type = typeOfElement(element, performing.call)
    const feature = readFeature(element, { type, crs: crsOf(action, performing.call) })
    const present = idgen === 'ReplaceDuplicate' ? await sameFeature(feature, type, performing) : undefined
    const key = present
      ? await replaceWith(feature, present, { ...performing, type })
      : await insertOne(feature, { ...performing, type, useId: idgen !== 'GenerateNew' })
    written.push({ type, key })
  }
  return written
}

/**
 * Where a client does not ask for more, identifiers are ours to give (OGC 04-094, 12.2.4): a feature that was copied in QGIS comes with
 * the code of the original and gets one of its own.
 */
async function insertOne(
  feature: GmlFeature,
  { trx, call, writing, type, useId }: Performing & { type: FeatureType; useId: boolean },
): Promise<string> {
  const component = insertedComponent(feature, { type, cityExtent: cityExtent(call), useId })
  return insertComponent(trx, useId ? component : await withoutTakenCode(trx, component), writing)
}

/** The published feature that a sent one has the identifier of. */
async function sameFeature(
  { id, properties }: GmlFeature,
  type: FeatureType,
  { trx }: Performing,
): Promise<PresentFeature | undefined> {
  const key = typeof properties.code === 'string' ? properties.code : id && featureIdFrom(id, new Set([type.name])).key
  if (!key) return undefined
  const [present] = await presentFeatures(trx, type, { ids: [key], limit: 1 })
  return present
}

async function update(action: ActionOf<'Update'>, { trx, call, writing }: Performing): Promise<Written[]> {
  const type = editableType(action.typeName, call)
  const crs = crsOf(action, call)
  const feature = readProperties(action.properties, { type, crs })
  if (!action.filter) throw filterMissing(action.kind, action.handle)
  const present = await affectedFeatures(trx, action.filter, { call, type, crs })
  for (const { key, version, properties } of present)
    await patchComponent(trx, key, updatePatch(feature, properties, { type, cityExtent: cityExtent(call) }), {
      ...writing,
      version,
    })
  return present.map(({ key }) => ({ type, key }))
}

async function replace(action: ActionOf<'Replace'>, performing: Performing): Promise<Written[]> {
  const { trx, call } = performing
  const type = typeOfElement(action.feature, call)
  const crs = crsOf(action, call)
  const feature = readFeature(action.feature, { type, crs })
  const present = await affectedFeatures(trx, action.filter, { call, type, crs })
  if (present.length !== 1)
    throw invalidParameter(
      action.handle ?? 'Filter',
      `Replace: the filter finds ${present.length} features, expected one.`,
    )
  return [{ type, key: await replaceWith(feature, present[0]!, { ...performing, type }) }]
}

async function replaceWith(
  feature: GmlFeature,
  { key, version, properties }: PresentFeature,
  { trx, call, writing, type }: Performing & { type: FeatureType },
): Promise<string> {
  const patch = replacementPatch(feature, properties, { type, cityExtent: cityExtent(call) })
  await patchComponent(trx, key, patch, { ...writing, version })
  return key
}

async function remove(action: ActionOf<'Delete'>, { trx, call, writing }: Performing): Promise<Written[]> {
  const type = editableType(action.typeName, call)
  const present = await affectedFeatures(trx, action.filter, { call, type, crs: crsOf(action, call) })
  for (const { key, version } of present) await withdrawComponent(trx, key, { ...writing, version })
  return present.map(({ key }) => ({ type, key }))
}

const cityExtent = ({ request }: WfsCall) => request.server.city.extent

/** Where a geometry says nothing: what the action or the transaction says, else the system of the features in the version's order. */
const crsOf = ({ srsName }: Pick<Action, 'srsName'>, call: WfsCall): NamedCrs => querySrs(call, srsName)

/** Refuses types that are only read. */
function editableType(written: string, call: WfsCall): FeatureType {
  const type = typeNamed(call, written, 'typeName')
  if (type.isEditable) return type
  const editable = [...call.types.values()].filter(({ isEditable }) => isEditable).map(({ name }) => name)
  throw new WfsException(
    'OperationNotSupported',
    `${type.name} is only read here; ${editable.length > 0 ? `${editable.join(', ')} are written` : 'you may write nothing'}.`,
    { locator: 'typeName' },
  )
}

/** The type that an element is a feature of. Refuses (`InvalidValue`) one that is none: it is part of what was written. */
function typeOfElement({ name }: XmlElement, call: WfsCall): FeatureType {
  if (call.types.has(name)) return editableType(name, call)
  throw new WfsException('InvalidValue', `${name.slice(0, 60)} is no feature of a type of this service.`, {
    locator: 'typeName',
  })
}
