import { Readable } from 'node:stream'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Db } from '../../spatial/database/schema.ts'
import { DomainError } from '../../spatial/domain-error.ts'
import type { CsvEncoding } from '../../spatial/exchange/csv-writer.ts'
import { type DownloadFormat, fileWriter, IN_DEGREES } from '../../spatial/exchange/download-formats.ts'
import type { FileWriter } from '../../spatial/exchange/feature-writer.ts'
import type { ShapeDimension } from '../../spatial/exchange/shape-dimension.ts'
import { exportColumns } from '../../spatial/features/feature-export.ts'
import { featureJson } from '../../spatial/features/feature-json.ts'
import { type FeatureSelection, featureBatches } from '../../spatial/features/feature-page.ts'
import type { FeatureForm } from '../../spatial/features/feature-rows.ts'
import type { FeatureGeometryType } from '../../spatial/features/feature-type.ts'
import { hasSameDegrees } from '../../spatial/features/geometry-out.ts'
import type { NamedCrs } from '../../spatial/geometry/crs.ts'
import { sendFile } from '../plugins/send-file.ts'
import { deltaTable } from './delta-download.ts'
import { exported } from './exported-features.ts'
import type { Link } from './links.ts'
import { MEDIA_TYPES } from './media-types.ts'

export type FileFormat = 'geojson' | DownloadFormat

export interface Answer {
  selection: FeatureSelection
  form: FeatureForm
  crs: NamedCrs
  links: readonly Link[]
  /** Of texts in CSV and Shapefiles; UTF-8 when absent. */
  encoding?: CsvEncoding
  /** In a file of what changed: since which commit, and the ids of what is gone. */
  delta?: { since: number; removed: readonly string[] }
}

/** Sends features in a format, written while they are read: the reader sets the pace. */
export async function sendFeatures(
  { server }: FastifyRequest,
  reply: FastifyReply,
  { format, ...answer }: Answer & { format: FileFormat },
): Promise<FastifyReply> {
  const { db } = server.database
  reply.header('ogc-numbermatched', answer.selection.matched).header('ogc-numberreturned', answer.selection.keys.length)
  if (format === 'geojson')
    return reply.type(MEDIA_TYPES.geojson).send(Readable.from(geojson(db, answer), { objectMode: false }))
  const { writer, form } = fileOf(format, answer)
  if (answer.delta) return sendFile(reply, deltaTable(db, { ...answer, form }))
  return sendFile(reply, {
    contentType: writer.contentType,
    fileName: `${answer.selection.type.name}.${writer.fileExtension}`,
    batches: exported(db, { ...answer, form }),
    bytes: writer.bytes,
  })
}

async function* geojson(db: Db, { selection, form, links, delta }: Answer): AsyncGenerator<string> {
  const { matched, keys } = selection
  const members = {
    type: 'FeatureCollection',
    timeStamp: new Date().toISOString(),
    numberMatched: matched,
    numberReturned: keys.length,
    ...(delta && { since: delta.since, commit: selection.seq }),
    links,
  }
  yield `${JSON.stringify(members).slice(0, -1)},"features":[`
  const write = featureJson(form)
  let separator = '\n'
  for await (const batch of featureBatches(db, selection, form)) {
    yield separator + batch.map(write).join(',\n')
    separator = ',\n'
  }
  yield `\n]${delta ? `,"deleted":${JSON.stringify(delta.removed)}` : ''}}\n`
}

/** Files for programs are read by software that expects x first, and a table with lon and lat columns means degrees. */
function fileOf(
  format: DownloadFormat,
  { selection, form, crs, encoding }: Answer,
): { writer: FileWriter; form: FeatureForm } {
  if (!form.geometry) throw new DomainError('invalid-parameter', `skipGeometry: ${format} holds geometries.`)
  if (IN_DEGREES.includes(format) && !hasSameDegrees(crs.crs))
    throw new DomainError(
      'invalid-parameter',
      `${format} holds longitude and latitude; leave crs out or ask for another format.`,
    )
  const { name, titleZh, geometryType } = selection.type
  const writer = fileWriter(format, {
    name,
    titleZh,
    columns: exportColumns(form.attributes),
    srid: crs.crs.srid === 84 ? 4326 : crs.crs.srid,
    dimension: DIMENSIONS[geometryType],
    encoding: encoding ?? 'utf-8',
    hasByteOrderMark: false,
  })
  return { writer, form: { ...form, geometry: { ...form.geometry, inAuthorityOrder: false } } }
}

const DIMENSIONS: Record<FeatureGeometryType, ShapeDimension> = {
  Point: 'points',
  MultiLineString: 'lines',
  Polygon: 'areas',
  MultiPolygon: 'areas',
}
