import { sql } from 'kysely'
import { patchComponent, withdrawComponent } from '../../../spatial/components/change-component.ts'
import type { Writing } from '../../../spatial/components/component-draft.ts'
import { insertComponent } from '../../../spatial/components/create-component.ts'
import { commit } from '../../../spatial/database/commit.ts'
import type { Db } from '../../../spatial/database/schema.ts'
import { DomainError } from '../../../spatial/domain-error.ts'
import { keysOfObjectIds, objectIdsOfKeys } from '../../../spatial/features/object-ids.ts'
import { type PresentFeature, presentFeatures } from '../../../spatial/features/present-features.ts'
import type { BboxLonLat } from '../../../spatial/geometry/bbox.ts'
import { newComponentOf, patchOf } from '../../schemas/feature-draft.ts'
import { esriError } from '../esri-error.ts'
import type { Layer } from '../layers.ts'
import type { Edit, EditResult } from './edit.ts'
import { objectIdOf, readEsriFeature } from './sent-feature.ts'

export interface LayerEdits extends Layer {
  edits: readonly Edit[]
}

export interface Editing {
  writing: Writing
  cityExtent: BboxLonLat
  /** All edits or none; otherwise those that can be made are made. */
  isAllOrNothing: boolean
}

/** Thrown to undo what has been written; the results go out all the same. */
class Undone extends Error {}

const ROLLED_BACK = { code: 1003, description: 'Operation rolled back.' }

/**
 * Applies edits of layers under one commit and answers what became of each, in their order. An edit that is refused leaves nothing
 * behind; nor do the others when it is all or nothing. Where no edit succeeds there is no commit.
 */
export async function applyEdits(db: Db, layers: readonly LayerEdits[], editing: Editing): Promise<EditResult[][]> {
  const results: EditResult[][] = []
  const all = () => results.flat()
  if (layers.every(({ edits }) => edits.length === 0)) return layers.map(() => [])
  try {
    await commit(db, { actor: editing.writing.actor }, async trx => {
      for (const layer of layers)
        results.push(await appliedTo(trx, layer, { ...editing, isLost: () => all().some(isFailure) }))
      const hasFailed = all().some(isFailure)
      if (hasFailed && (editing.isAllOrNothing || all().every(isFailure))) throw new Undone()
    })
  } catch (error) {
    if (!(error instanceof Undone)) throw error
    return editing.isAllOrNothing ? results.map(layer => layer.map(undone)) : results
  }
  return results
}

const isFailure = ({ success }: EditResult): boolean => !success

/** An added feature has no object id any more. */
const undone = (result: EditResult): EditResult =>
  result.success ? { objectId: result.objectId, success: false, error: ROLLED_BACK } : result

async function appliedTo(
  trx: Db,
  { edits, ...layer }: LayerEdits,
  editing: Editing & { isLost: () => boolean },
): Promise<EditResult[]> {
  const results: EditResult[] = []
  for (const edit of edits) {
    const isLost = editing.isAllOrNothing && (editing.isLost() || results.some(isFailure))
    results.push(
      isLost
        ? { objectId: null, success: false, error: ROLLED_BACK }
        : await attempted(trx, edit, { ...editing, layer }),
    )
  }
  return results
}

type InLayer = Editing & { layer: Layer }

/** One edit behind a savepoint: a refusal leaves nothing of it, and the transaction as it was. */
async function attempted(trx: Db, edit: Edit, editing: InLayer): Promise<EditResult> {
  await sql`savepoint edit`.execute(trx)
  try {
    const objectId = await apply(trx, edit, editing)
    await sql`release savepoint edit`.execute(trx)
    return { objectId, success: true }
  } catch (error) {
    await sql`rollback to savepoint edit`.execute(trx)
    const { code, message } = esriError(refusal(error))
    return { objectId: namedObjectId(edit), success: false, error: { code, description: message } }
  }
}

/** What is no refusal is a bug, which must not hide in a result. */
function refusal(error: unknown): Error {
  const { statusCode } = error as { statusCode?: number }
  if (error instanceof DomainError || (error instanceof Error && statusCode !== undefined && statusCode < 500))
    return error
  throw error
}

function namedObjectId(edit: Edit): number | null {
  const attributes =
    edit.kind === 'delete' ? undefined : (edit.feature as { attributes?: { OBJECTID?: unknown } })?.attributes
  const named = Number(edit.kind === 'delete' ? edit.objectId : edit.kind === 'update' && attributes?.OBJECTID)
  return Number.isSafeInteger(named) && named > 0 ? named : null
}

async function apply(trx: Db, edit: Edit, { layer: { type }, cityExtent, writing }: InLayer): Promise<number> {
  if (!type.isEditable)
    throw new DomainError('method-not-allowed', `${type.name} cannot be written through this service.`)
  if (edit.kind === 'delete') {
    const { objectId, key, version } = await requirePresent(trx, type, objectIdOf(edit.objectId))
    await withdrawComponent(trx, key, { ...writing, version })
    return objectId
  }
  const { objectId, sent } = readEsriFeature(edit.feature, { type, cityExtent })
  if (edit.kind === 'add') {
    const key = await insertComponent(trx, newComponentOf(sent), writing)
    return (await objectIdsOfKeys(trx, type, [key])).get(key)!
  }
  const present = await requirePresent(trx, type, objectId)
  const patch = patchOf(sent, present.properties)
  const whole = patch.attributes && { attributes: replacing(present.properties.attributes, patch.attributes) }
  await patchComponent(trx, present.key, { ...patch, ...whole }, { ...writing, version: present.version })
  return present.objectId
}

/** Further attributes arrive as a whole: what is not among them is taken away. */
function replacing(before: unknown, after: Record<string, unknown>): Record<string, unknown> {
  const removed = Object.keys((before ?? {}) as object).filter(name => !(name in after))
  return { ...Object.fromEntries(removed.map(name => [name, null])), ...after }
}

async function requirePresent(
  trx: Db,
  type: Layer['type'],
  objectId: number | undefined,
): Promise<PresentFeature & { objectId: number }> {
  if (objectId === undefined) throw new DomainError('invalid-parameter', 'The feature names no OBJECTID.')
  const key = (await keysOfObjectIds(trx, type, [objectId])).get(objectId)
  const [present] = key === undefined ? [] : await presentFeatures(trx, type, { ids: [key], limit: 1 })
  if (present) return { ...present, objectId }
  throw new DomainError('component-not-found', `There is no feature ${objectId} in ${type.name}.`)
}
