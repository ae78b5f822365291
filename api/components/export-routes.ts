import type { Readable } from 'node:stream'
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import { exportColumnsSeen, exportedComponents, exportedFeatures } from '../../spatial/components/component-export.ts'
import { componentSight, requireAttributes } from '../../spatial/components/component-sight.ts'
import { DomainError } from '../../spatial/domain-error.ts'
import { CSV_ENCODINGS } from '../../spatial/exchange/csv-writer.ts'
import { DOWNLOAD_FORMATS, fileWriter } from '../../spatial/exchange/download-formats.ts'
import { written } from '../../spatial/exchange/feature-writer.ts'
import { geojsonWriter } from '../../spatial/exchange/geojson-writer.ts'
import { sendFile } from '../plugins/send-file.ts'
import { RowNumber } from '../schemas/row-number.ts'
import { csvSince, geojsonSince } from './export-since.ts'
import { filterOf, filterProperties, momentOf } from './filter-query.ts'

const EXPORT_FORMATS = ['geojson', ...DOWNLOAD_FORMATS] as const
const CGCS2000 = 4490

const ExportQuery = Type.Object({
  ...filterProperties,
  encoding: Type.Enum([...CSV_ENCODINGS], { default: 'utf-8', description: 'Of CSV and Shapefile' }),
  bom: Type.Boolean({ default: false, description: 'Begin UTF-8 CSV with a byte order mark, for Excel' }),
  since: Type.Optional(RowNumber('Only what changed after this commit, and what is gone since; GeoJSON and CSV')),
})

const bytes = { schema: Type.Unsafe<Readable>(Type.String({ format: 'binary' })) }
const File = {
  description: 'The file, written while it is read',
  content: {
    'application/geo+json': bytes,
    'text/csv': bytes,
    'application/flatgeobuf': bytes,
    'application/geopackage+sqlite3': bytes,
    'application/zip': bytes,
    'application/vnd.google-earth.kml+xml': bytes,
    'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': bytes,
  },
}

/** Whole registers and parts of them as files, written while they are read. */
export const componentExportRoutes: FastifyPluginAsyncTypebox = async app => {
  app.get(
    '/components/export/:format',
    {
      config: { permission: 'public', sight: 'cut' },
      schema: {
        summary: 'Components that fit a filter as a file: GeoJSON, CSV, FlatGeobuf, GeoPackage, Shapefile, KML or XLSX',
        params: Type.Object({ format: Type.Enum([...EXPORT_FORMATS]) }),
        querystring: ExportQuery,
        response: { 200: File },
      },
    },
    async (request, reply) => {
      const { encoding, bom: hasByteOrderMark, since, ...query } = request.query
      const { format } = request.params
      const { db } = app.database
      const sight = componentSight(request.reader)
      const [filter, options] = [filterOf(query, { sight }), exportOptions(query)]
      if (since !== undefined) {
        requireAttributes(sight, ['version'], 'since')
        if (query.at !== undefined) throw new DomainError('invalid-parameter', 'since and at exclude each other.')
        const delta = { filter, since }
        if (format === 'geojson') return sendFile(reply, await geojsonSince(request, delta))
        if (format === 'csv') return sendFile(reply, await csvSince(request, { ...delta, encoding, hasByteOrderMark }))
        throw new DomainError('invalid-parameter', `since: ${format} cannot say what is gone; ask for geojson or csv.`)
      }
      if (format === 'geojson') {
        const writer = geojsonWriter()
        return sendFile(reply, {
          contentType: writer.contentType,
          fileName: `components.${writer.fileExtension}`,
          batches: exportedFeatures(db, filter, options),
          bytes: batches => written(writer, batches),
        })
      }
      const file = { name: 'components', titleZh: '部件', columns: exportColumnsSeen(sight), srid: CGCS2000 }
      const writer = fileWriter(format, { ...file, encoding, hasByteOrderMark })
      return sendFile(reply, {
        contentType: writer.contentType,
        fileName: `components.${writer.fileExtension}`,
        batches: exportedComponents(db, filter, options),
        bytes: writer.bytes,
      })
    },
  )
}

const exportOptions = (filter: Parameters<typeof momentOf>[0]) =>
  filter.at === undefined ? {} : { moment: momentOf(filter) }
