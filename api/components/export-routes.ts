import { Readable } from 'node:stream'
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import { COMPONENT_EXPORT_COLUMNS, exportedComponents } from '../../spatial/components/component-export.ts'
import { CSV_ENCODINGS, type CsvEncoding, csvWriter } from '../../spatial/exchange/csv-writer.ts'
import type { ExportFeature, FeatureWriter } from '../../spatial/exchange/feature-writer.ts'
import { flatgeobufWriter } from '../../spatial/exchange/flatgeobuf-writer.ts'
import { geojsonWriter } from '../../spatial/exchange/geojson-writer.ts'
import { filterOf, filterProperties, momentOf } from './filter-query.ts'

const EXPORT_FORMATS = ['geojson', 'csv', 'fgb'] as const
type ExportFormat = (typeof EXPORT_FORMATS)[number]

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
      config: { permission: 'public' },
      schema: {
        summary: 'Components that fit a filter as a file: GeoJSON, CSV or FlatGeobuf',
        params: Type.Object({ format: Type.Enum([...EXPORT_FORMATS]) }),
        querystring: ExportQuery,
        response: { 200: File },
      },
    },
    async (request, reply) => {
      const { encoding, bom, ...filter } = request.query
      const writer = writerOf(request.params.format, { encoding, hasByteOrderMark: bom })
      const batches = exportedComponents(app.database.db, filterOf(filter), exportOptions(filter))
      return reply
        .type(writer.contentType)
        .header('content-disposition', `attachment; filename="components.${writer.fileExtension}"`)
        .send(Readable.from(written(batches, writer), { objectMode: false }))
    },
  )
}

const exportOptions = (filter: Parameters<typeof momentOf>[0]) =>
  filter.at === undefined ? {} : { moment: momentOf(filter) }

function writerOf(format: ExportFormat, csv: { encoding: CsvEncoding; hasByteOrderMark: boolean }): FeatureWriter {
  switch (format) {
    case 'geojson':
      return geojsonWriter(COMPONENT_EXPORT_COLUMNS, 'code')
    case 'csv':
      return csvWriter(COMPONENT_EXPORT_COLUMNS, csv)
    case 'fgb':
      return flatgeobufWriter(COMPONENT_EXPORT_COLUMNS)
  }
}

/** The next batch is read when the last has been taken: the reader sets the pace. */
async function* written(batches: AsyncIterable<ExportFeature[]>, writer: FeatureWriter): AsyncGenerator<Uint8Array> {
  yield writer.head()
  for await (const batch of batches) yield writer.batch(batch)
  yield writer.tail()
}
