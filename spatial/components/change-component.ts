import { isDeepStrictEqual } from 'node:util'
import { sql } from 'kysely'
import { commit } from '../database/commit.ts'
import type { Db } from '../database/schema.ts'
import { DomainError } from '../domain-error.ts'
import { requireUnlocked } from '../locks/feature-locks.ts'
import { requireClass, requireDates, requireGeometry, requireGrid, requireUnits } from './component-checks.ts'
import { type ComponentPatch, commitOptions, type Writing } from './component-draft.ts'
import { type ComponentRecord, RECORD_COLUMNS, recordGeometry } from './component-record.ts'
import { columnValues } from './component-values.ts'
import { mergePatch } from './merge-patch.ts'
import { requireSeen, requireWritable } from './write-rights.ts'

export interface VersionedWriting extends Writing {
  /** The version the writer has seen; a later one is not overwritten. */
  version: number
}

/**
 * Publishes a change to a component under one commit and answers its new version; a patch that changes nothing publishes
 * nothing. The grid follows the geometry. Refuses with: component-not-found, component-retired, changed-meanwhile,
 * attribute-missing, geometry-type-not-allowed, geometry-not-valid, outside-city, code-county-mismatch, unit-unknown,
 * date-not-valid, not-permitted, feature-locked.
 */
export async function changeComponent(
  db: Db,
  code: string,
  patch: ComponentPatch,
  writing: VersionedWriting,
): Promise<{ version: number }> {
  const seen = await requireCurrent(db, code, writing)
  if (differences(seen, patch).length === 0) return { version: seen.version }
  const { seq } = await commit(db, commitOptions(writing), trx => patchComponent(trx, code, patch, writing))
  return { version: seq }
}

/** The same within a commit that has begun; refuses with feature-locked too. */
export async function patchComponent(
  trx: Db,
  code: string,
  patch: ComponentPatch,
  writing: VersionedWriting,
): Promise<void> {
  const current = await requireCurrent(trx, code, writing)
  if (differences(current, patch).length === 0) return
  const rights = { reader: writing.reader, fields: Object.keys(patch) }
  await requireWritable(trx, code, rights)
  await requireUnlocked(trx, { layer: LAYER, key: code, lockId: writing.lockId })
  const changed = { changedOn: writing.today, ...patch }
  const merged = { ...current, ...changed, attributes: mergePatch(current.attributes, patch.attributes) }
  if (!merged.name || !merged.state || !merged.geometry)
    throw new DomainError(
      'attribute-missing',
      'A component has a name, a state and a geometry; they cannot be emptied.',
    )
  requireDates(merged, writing.today)
  await requireUnits(trx, patch)
  const { attributes } = merged
  await trx
    .updateTable('components')
    .set({
      ...columnValues({ ...changed, ...(patch.attributes && { attributes }) }),
      ...(patch.geometry && { grid_code: await requirePlace(trx, current, patch.geometry) }),
    })
    .where('code', '=', code)
    .execute()
  await requireWritable(trx, code, rights)
}

/** Takes a component out of the register under one commit. Its code stays taken, its history stays readable. */
export async function retireComponent(db: Db, code: string, writing: VersionedWriting): Promise<{ version: number }> {
  const { seq } = await commit(db, commitOptions(writing), trx => withdrawComponent(trx, code, writing))
  return { version: seq }
}

/** The same within a commit that has begun. */
export async function withdrawComponent(trx: Db, code: string, writing: VersionedWriting): Promise<void> {
  await requireCurrent(trx, code, writing)
  await requireWritable(trx, code, writing)
  await requireUnlocked(trx, { layer: LAYER, key: code, lockId: writing.lockId })
  await trx.updateTable('components').set({ retired_at: sql<Date>`commit_time()` }).where('code', '=', code).execute()
}

/** Name of the layer in locks and changes. */
const LAYER = 'components'

async function requireCurrent(db: Db, code: string, { version, reader }: VersionedWriting): Promise<ComponentRecord> {
  await requireSeen(db, code, reader)
  const current = await db
    .selectFrom('components as c')
    .select([...RECORD_COLUMNS, recordGeometry, 'c.retired_at as retiredAt'])
    .where('c.code', '=', code)
    .executeTakeFirst()
  if (!current) throw new DomainError('component-not-found', `There is no component ${code}.`)
  if (current.retiredAt) throw new DomainError('component-retired', `Component ${code} has been retired.`)
  if (current.version !== version)
    throw new DomainError('changed-meanwhile', `Component ${code} is at version ${current.version}, not ${version}.`)
  return current
}

/** A component keeps its county: the code names it. */
async function requirePlace(db: Db, current: ComponentRecord, geometry: ComponentRecord['geometry']): Promise<string> {
  await requireGeometry(db, geometry, await requireClass(db, current.classCode))
  const grid = await requireGrid(db, geometry)
  if (!current.code.startsWith(grid.county))
    throw new DomainError(
      'code-county-mismatch',
      `The place is in county ${grid.county}, the code ${current.code} is of another: retire it and create a new one.`,
    )
  return grid.code
}

function differences(current: ComponentRecord, { attributes, ...patch }: ComponentPatch): string[] {
  const changed = Object.entries(patch)
    .filter(([field, value]) => !isDeepStrictEqual(current[field as keyof ComponentRecord], value))
    .map(([field]) => field)
  const isAttributeChange = !isDeepStrictEqual(mergePatch(current.attributes, attributes), current.attributes)
  return isAttributeChange ? [...changed, 'attributes'] : changed
}
