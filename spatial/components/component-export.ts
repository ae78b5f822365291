import { lastCommit } from '../database/commit.ts'
import type { Db } from '../database/schema.ts'
import type { ExportColumn, ExportFeature } from '../exchange/feature-writer.ts'
import type { ComponentFilter, Moment } from './component-filter.ts'
import { componentPage } from './component-page.ts'
import type { ComponentRecord } from './component-record.ts'

/** The columns of a component in every export format, named as in the API. */
export const COMPONENT_EXPORT_COLUMNS: readonly ExportColumn[] = [
  { name: 'code', type: 'text' },
  { name: 'classCode', type: 'text' },
  { name: 'name', type: 'text' },
  { name: 'state', type: 'text' },
  { name: 'authorityCode', type: 'text' },
  { name: 'ownerCode', type: 'text' },
  { name: 'maintainerCode', type: 'text' },
  { name: 'gridCode', type: 'text' },
  { name: 'location', type: 'text' },
  { name: 'surveyedOn', type: 'time' },
  { name: 'changedOn', type: 'time' },
  { name: 'dataSource', type: 'text' },
  { name: 'accuracyClass', type: 'text' },
  { name: 'note', type: 'text' },
  { name: 'attributes', type: 'json' },
  { name: 'version', type: 'integer' },
  { name: 'validFrom', type: 'time' },
]

/** Rows held in memory at a time; larger batches were not faster. */
const BATCH_SIZE = 2_000

export interface ExportOptions {
  /** A past moment; without it the state of the last commit when the export begins. */
  moment?: Moment
  batchSize?: number
}

/**
 * All components that fit, by code, in batches, as one state of the register however long the reader takes: what is published
 * meanwhile does not show. Between batches nothing is held, neither a connection nor a transaction, so a slow reader costs
 * nothing and one who goes away leaves nothing behind.
 */
export async function* exportedComponents(
  db: Db,
  filter: ComponentFilter,
  { moment, batchSize = BATCH_SIZE }: ExportOptions = {},
): AsyncGenerator<ExportFeature[]> {
  const seq = await lastCommit(db)
  let after: string | undefined
  do {
    const request = { limit: batchSize, ...(after !== undefined && { after }) }
    const page = moment
      ? await componentPage(db, filter, { ...request, moment })
      : await pageAtCommit(db, filter, { ...request, seq })
    if (page.components.length > 0) yield page.components.map(exportFeature)
    after = page.next
  } while (after !== undefined)
}

/** The published rows are the state of `seq` as long as nothing has been published since; reading the past costs more. */
async function pageAtCommit(
  db: Db,
  filter: ComponentFilter,
  { seq, ...request }: { seq: number; limit: number; after?: string },
) {
  const page = await componentPage(db, filter, request)
  if ((await lastCommit(db)) === seq) return page
  return componentPage(db, filter, { ...request, moment: { kind: 'commit', seq } })
}

const exportFeature = ({ geometry, validFrom, ...values }: ComponentRecord): ExportFeature => ({
  geometry,
  values: { ...values, validFrom: validFrom.toISOString() },
})
