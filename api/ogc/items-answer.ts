import { Readable } from 'node:stream'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Db } from '../../spatial/database/schema.ts'
import { DomainError } from '../../spatial/domain-error.ts'
import { csvWriter } from '../../spatial/exchange/csv-writer.ts'
import type { FeatureWriter } from '../../spatial/exchange/feature-writer.ts'
import { flatgeobufWriter } from '../../spatial/exchange/flatgeobuf-writer.ts'
import { exportColumns, exportFeature } from '../../spatial/features/feature-export.ts'
import { featureJson } from '../../spatial/features/feature-json.ts'
import { type FeatureSelection, featureBatches } from '../../spatial/features/feature-page.ts'
import type { FeatureForm } from '../../spatial/features/feature-rows.ts'
import { hasSameDegrees } from '../../spatial/features/geometry-out.ts'
import type { NamedCrs } from '../../spatial/geometry/crs.ts'
import type { Link } from './links.ts'
import { MEDIA_TYPES } from './media-types.ts'

export type FileFormat = 'geojson' | 'csv' | 'fgb'

export interface Answer {
  selection: FeatureSelection
  form: FeatureForm
  crs: NamedCrs
  links: readonly Link[]
}

/** Sends features in a format, written while they are read: the reader sets the pace. */
export function sendFeatures(
  { server }: FastifyRequest,
  reply: FastifyReply,
  { format, ...answer }: Answer & { format: FileFormat },
): FastifyReply {
  const { db } = server.database
  reply.header('ogc-numbermatched', answer.selection.matched).header('ogc-numberreturned', answer.selection.keys.length)
  if (format === 'geojson')
    return reply.type(MEDIA_TYPES.geojson).send(Readable.from(geojson(db, answer), { objectMode: false }))
  const { writer, form } = fileWriter(format, answer)
  return reply
    .type(writer.contentType)
    .send(Readable.from(written(db, { ...answer, form }, writer), { objectMode: false }))
}

async function* geojson(db: Db, { selection, form, links }: Answer): AsyncGenerator<string> {
  const { matched, keys } = selection
  const members = {
    type: 'FeatureCollection',
    timeStamp: new Date().toISOString(),
    numberMatched: matched,
    numberReturned: keys.length,
    links,
  }
  yield `${JSON.stringify(members).slice(0, -1)},"features":[`
  const write = featureJson(form)
  let separator = '\n'
  for await (const batch of featureBatches(db, selection, form)) {
    yield separator + batch.map(write).join(',\n')
    separator = ',\n'
  }
  yield '\n]}\n'
}

/** Files for programs are read by software that expects x first, and a table with lon and lat columns means degrees. */
function fileWriter(
  format: 'csv' | 'fgb',
  { selection, form, crs }: Answer,
): { writer: FeatureWriter; form: FeatureForm } {
  if (!form.geometry) throw new DomainError('invalid-parameter', `skipGeometry: ${format} holds geometries.`)
  const columns = exportColumns(form.attributes)
  const xFirst = { ...form, geometry: { ...form.geometry, inAuthorityOrder: false } }
  if (format === 'fgb') {
    const srid = crs.crs.srid === 84 ? 4326 : crs.crs.srid
    return { writer: flatgeobufWriter(columns, { srid, geometryType: selection.type.geometryType }), form: xFirst }
  }
  if (!hasSameDegrees(crs.crs))
    throw new DomainError(
      'invalid-parameter',
      'CSV holds longitude and latitude; leave crs out or ask for another format.',
    )
  return { writer: csvWriter(columns, { encoding: 'utf-8', hasByteOrderMark: false }), form: xFirst }
}

async function* written(db: Db, { selection, form }: Answer, writer: FeatureWriter): AsyncGenerator<Uint8Array> {
  yield writer.head()
  for await (const batch of featureBatches(db, selection, form))
    yield writer.batch(batch.map(row => exportFeature(form, row)))
  yield writer.tail()
}
