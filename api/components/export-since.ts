import type { FastifyRequest } from 'fastify'
import { exportColumnsSeen, exportedComponents, exportedFeatures } from '../../spatial/components/component-export.ts'
import type { ComponentFilter } from '../../spatial/components/component-filter.ts'
import { codesGoneSince } from '../../spatial/components/components-since.ts'
import { lastCommit } from '../../spatial/database/commit.ts'
import { csvWriter } from '../../spatial/exchange/csv-writer.ts'
import type { ExportFeature } from '../../spatial/exchange/feature-writer.ts'
import { geojsonWriter } from '../../spatial/exchange/geojson-writer.ts'
import type { FileAnswer } from '../plugins/send-file.ts'

export interface Delta {
  filter: ComponentFilter
  since: number
}

/**
 * What changed since a commit, for whoever keeps a copy: features that fit, and after them the codes of those that are gone. The
 * commit named in the answer is the one to ask from the next time; it is read first, so that nothing is missed.
 */
export async function geojsonSince(
  request: FastifyRequest,
  { filter, since }: Delta,
): Promise<FileAnswer<{ feature: string; code: string }[]>> {
  const { db } = request.server.database
  const commit = await lastCommit(db)
  const writer = geojsonWriter()
  return {
    contentType: writer.contentType,
    fileName: `components-${since}-${commit}.geojson`,
    batches: exportedFeatures(db, { ...filter, changedSince: since }),
    async *bytes(batches) {
      yield Buffer.from(`{"type":"FeatureCollection","since":${since},"commit":${commit},"features":[`)
      const present = new Set<string>()
      for await (const batch of batches) {
        for (const { code } of batch) present.add(code)
        yield writer.batch(batch)
      }
      const gone = await codesGoneSince(db, { since, present, reader: request.reader })
      yield Buffer.from(`\n],"deleted":${JSON.stringify(gone)}}\n`)
    },
  }
}

/** The same as a table, whose first column says of each row whether it is `changed` or `deleted`. */
export async function csvSince(
  request: FastifyRequest,
  { filter, since, ...options }: Delta & Parameters<typeof csvWriter>[1],
): Promise<FileAnswer<ExportFeature[]>> {
  const { db } = request.server.database
  const commit = await lastCommit(db)
  const columns = [{ name: 'op', type: 'text' as const }, ...exportColumnsSeen(filter.sight)]
  const writer = csvWriter(columns, options)
  return {
    contentType: writer.contentType,
    fileName: `components-${since}-${commit}.csv`,
    batches: exportedComponents(db, { ...filter, changedSince: since }),
    async *bytes(batches) {
      yield writer.head()
      const present = new Set<string>()
      for await (const batch of batches) {
        for (const { values } of batch) present.add(String(values.code))
        yield writer.batch(batch.map(({ geometry, values }) => ({ geometry, values: { ...values, op: 'changed' } })))
      }
      const gone = await codesGoneSince(db, { since, present, reader: request.reader })
      yield writer.withoutGeometry(gone.map(code => ({ op: 'deleted', code })))
    },
  }
}
