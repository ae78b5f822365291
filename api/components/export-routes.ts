import { Readable } from 'node:stream'
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { FastifyReply } from 'fastify'
import { Type } from 'typebox'
import { exportColumnsSeen, exportedComponents, exportedFeatures } from '../../spatial/components/component-export.ts'
import { componentSight } from '../../spatial/components/component-sight.ts'
import { CSV_ENCODINGS, csvWriter } from '../../spatial/exchange/csv-writer.ts'
import type { FeatureWriter } from '../../spatial/exchange/feature-writer.ts'
import { flatgeobufWriter } from '../../spatial/exchange/flatgeobuf-writer.ts'
import { geojsonWriter } from '../../spatial/exchange/geojson-writer.ts'
import { filterOf, filterProperties, momentOf } from './filter-query.ts'

const EXPORT_FORMATS = ['geojson', 'csv', 'fgb'] as const

const ExportQuery = Type.Object({
  ...filterProperties,
  encoding: Type.Enum([...CSV_ENCODINGS], { default: 'utf-8', description: 'Of CSV' }),
  bom: Type.Boolean({ default: false, description: 'Begin UTF-8 CSV with a byte order mark, for Excel' }),
})

const bytes = { schema: Type.Unsafe<Readable>(Type.String({ format: 'binary' })) }
const File = {
  description: 'The file, written while it is read',
  content: { 'application/geo+json': bytes, 'text/csv': bytes, 'application/flatgeobuf': bytes },
}

/** Whole registers and parts of them as files, written while they are read. */
export const componentExportRoutes: FastifyPluginAsyncTypebox = async app => {
  app.get(
    '/components/export/:format',
    {
      config: { permission: 'public', sight: 'cut' },
      schema: {
        summary: 'Components that fit a filter as a file: GeoJSON, CSV or FlatGeobuf',
        params: Type.Object({ format: Type.Enum([...EXPORT_FORMATS]) }),
        querystring: ExportQuery,
        response: { 200: File },
      },
    },
    async (request, reply) => {
      const { encoding, bom, ...query } = request.query
      const { db } = app.database
      const sight = componentSight(request.reader)
      const [filter, options] = [filterOf(query, { sight }), exportOptions(query)]
      const columns = exportColumnsSeen(sight)
      switch (request.params.format) {
        case 'geojson':
          return sendFile(reply, geojsonWriter(), exportedFeatures(db, filter, options))
        case 'csv': {
          const writer = csvWriter(columns, { encoding, hasByteOrderMark: bom })
          return sendFile(reply, writer, exportedComponents(db, filter, options))
        }
        case 'fgb':
          return sendFile(reply, flatgeobufWriter(columns), exportedComponents(db, filter, options))
      }
    },
  )
}

const exportOptions = (filter: Parameters<typeof momentOf>[0]) =>
  filter.at === undefined ? {} : { moment: momentOf(filter) }

const sendFile = <Feature>(reply: FastifyReply, writer: FeatureWriter<Feature>, batches: AsyncIterable<Feature[]>) =>
  reply
    .type(writer.contentType)
    .header('content-disposition', `attachment; filename="components.${writer.fileExtension}"`)
    .send(Readable.from(written(batches, writer), { objectMode: false }))

/** The next batch is read when the last has been taken: the reader sets the pace. */
async function* written<Feature>(
  batches: AsyncIterable<Feature[]>,
  writer: FeatureWriter<Feature>,
): AsyncGenerator<Uint8Array> {
  yield writer.head()
  for await (const batch of batches) yield writer.batch(batch)
  yield writer.tail()
}
