import { lastCommit } from '../database/commit.ts'
import type { Db } from '../database/schema.ts'
import type { ExportColumn, ExportFeature } from '../exchange/feature-writer.ts'
import type { ComponentFilter, Moment } from './component-filter.ts'
import { selectedPage } from './component-page.ts'
import { type ComponentRecord, featuresSeen, RECORDS, type Selection } from './component-record.ts'
import { type ComponentSight, seesAttribute } from './component-sight.ts'

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

/** The columns that a reader sees. */
export const exportColumnsSeen = (sight: ComponentSight | undefined): ExportColumn[] =>
  COMPONENT_EXPORT_COLUMNS.filter(({ name }) => seesAttribute(sight, name))

/** Rows held in memory at a time: few enough that other callers wait 20 ms at most while they are written. */
const BATCH_SIZE = 1_000

export interface ExportOptions {
  /** A past moment; without it the state of the last commit when the export begins. */
  moment?: Moment
  batchSize?: number
}

/** All components that fit as values by column. */
export async function* exportedComponents(
  db: Db,
  filter: ComponentFilter,
  options: ExportOptions = {},
): AsyncGenerator<ExportFeature[]> {
  for await (const batch of exported(db, filter, { ...options, selection: RECORDS })) yield batch.map(exportFeature)
}

/** All components that fit as GeoJSON features in text. */
export const exportedFeatures = (db: Db, filter: ComponentFilter, options: ExportOptions = {}) =>
  exported(db, filter, { ...options, selection: featuresSeen(filter.sight) })

/**
 * All components that fit, by code, in batches, as one state of the register however long the reader takes: what is published
 * meanwhile does not show. Between batches nothing is held, neither a connection nor a transaction, so a slow reader costs
 * nothing and one who goes away leaves nothing behind.
 */
async function* exported<Row extends { code: string }>(
  db: Db,
  filter: ComponentFilter,
  { moment, batchSize: limit = BATCH_SIZE, selection }: ExportOptions & { selection: Selection<Row> },
): AsyncGenerator<Row[]> {
  const seq = await lastCommit(db)
  let after: string | undefined
  do {
    const request = { limit, selection, ...(after !== undefined && { after }) }
    const page = moment
      ? await selectedPage(db, filter, { ...request, moment })
      : await pageAtCommit(db, filter, { ...request, seq })
    if (page.components.length > 0) yield page.components
    after = page.next
  } while (after !== undefined)
}

/** The published rows are the state of `seq` as long as nothing has been published since; reading the past costs more. */
async function pageAtCommit<Row extends { code: string }>(
  db: Db,
  filter: ComponentFilter,
  { seq, ...request }: { seq: number; limit: number; after?: string; selection: Selection<Row> },
) {
  const page = await selectedPage(db, filter, request)
  if (page.commit === seq) return page
  return selectedPage(db, filter, { ...request, moment: { kind: 'commit', seq } })
}

const exportFeature = ({ geometry, validFrom, ...values }: ComponentRecord): ExportFeature => ({
  geometry,
  values: { ...values, validFrom: validFrom.toISOString() },
})
