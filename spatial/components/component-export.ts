import { lastCommit } from '../database/commit.ts'
import type { Db } from '../database/schema.ts'
import type { ExportColumn, ExportFeature } from '../exchange/feature-writer.ts'
import type { ComponentFilter, Moment } from './component-filter.ts'
import { selectedPage } from './component-page.ts'
import { type ComponentRecord, featuresSeen, RECORDS, type Selection } from './component-record.ts'
import { type ComponentSight, seesAttribute } from './component-sight.ts'

/** The columns of a component in every export format, named as in the API. */
export const COMPONENT_EXPORT_COLUMNS: readonly ExportColumn[] = [
  { name: 'code', titleZh: '部件标识码', type: 'text' },
  { name: 'classCode', titleZh: '类别代码', type: 'text' },
  { name: 'name', titleZh: '部件名称', type: 'text' },
  { name: 'state', titleZh: '部件状态', type: 'text' },
  { name: 'authorityCode', titleZh: '主管部门代码', type: 'text' },
  { name: 'ownerCode', titleZh: '权属单位代码', type: 'text' },
  { name: 'maintainerCode', titleZh: '养护单位代码', type: 'text' },
  { name: 'gridCode', titleZh: '所在单元网格', type: 'text' },
  { name: 'location', titleZh: '位置描述', type: 'text' },
  { name: 'surveyedOn', titleZh: '初始日期', type: 'date' },
  { name: 'changedOn', titleZh: '变更日期', type: 'date' },
  { name: 'dataSource', titleZh: '数据来源', type: 'text' },
  { name: 'accuracyClass', titleZh: '精度等级', type: 'text' },
  { name: 'note', titleZh: '备注', type: 'text' },
  { name: 'attributes', titleZh: '扩展属性', type: 'json' },
  { name: 'version', titleZh: '版本号', type: 'integer' },
  { name: 'validFrom', titleZh: '生效时间', type: 'time' },
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
