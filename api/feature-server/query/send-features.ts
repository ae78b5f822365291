import { Readable } from 'node:stream'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Db } from '../../../spatial/database/schema.ts'
import { featureJson } from '../../../spatial/features/feature-json.ts'
import { type FeatureSelection, featureBatches, selectFeatures } from '../../../spatial/features/feature-page.ts'
import type { FeatureForm, FeatureRow } from '../../../spatial/features/feature-rows.ts'
import { decimalsOf } from '../../../spatial/features/geometry-out.ts'
import { OBJECT_ID } from '../../../spatial/features/object-ids.ts'
import { plainField } from '../documents/fields.ts'
import { geometryTypeName } from '../documents/geometry-type.ts'
import { esriFeatureWriter } from '../encoding/esri-json.ts'
import { partsOf } from '../encoding/parts.ts'
import { pbfOfFeatures } from '../encoding/pbf.ts'
import type { Quantization } from '../encoding/quantization.ts'
import { sendBytes, sendDocument } from '../formats.ts'
import { spatialReference } from '../spatial-reference.ts'
import type { AskedQuery } from './answer-query.ts'
import { orderBy, outFields } from './fields.ts'
import { geometryAsked, pageAsked } from './layer-query.ts'
import { quantizationAsked } from './quantization-asked.ts'

interface Answer {
  selection: FeatureSelection
  form: FeatureForm
  quantization: Quantization | undefined
  /** More features follow those of the page. */
  isCut: boolean
}

/** Sends a page of features; JSON is written while it is read. */
export async function sendFeatures(
  { server }: FastifyRequest,
  reply: FastifyReply,
  { type, parameters, features, format }: AskedQuery,
): Promise<FastifyReply> {
  const { db } = server.database
  const geometry = geometryAsked(parameters, format === 'geojson')
  const form: FeatureForm = {
    attributes: outFields(type, parameters.get('outFields')),
    ...(geometry && { geometry }),
  }
  const quantization = geometry && quantizationAsked(parameters)
  const { isAllOrNothing, ...page } = pageAsked(parameters)
  const sort = orderBy(type, parameters.get('orderByFields'))
  const found = await selectFeatures(db, type, { ...features, ...(sort.length > 0 && { sort }), page })
  const isCut = found.matched > page.offset + found.keys.length
  const selection = isCut && isAllOrNothing ? { ...found, keys: [] } : found
  const answer: Answer = { selection, form, quantization, isCut }
  if (format === 'pbf') return sendBytes(reply, await pbf(db, answer))
  if (format === 'geojson') return sendText(reply.type('application/geo+json; charset=utf-8'), geojson(db, answer))
  if (format === 'json') return sendText(reply.type('application/json; charset=utf-8'), esriJson(db, answer))
  let text = ''
  for await (const part of esriJson(db, answer)) text += part
  return sendDocument(reply, format, JSON.parse(text))
}

const sendText = (reply: FastifyReply, text: AsyncIterable<string>): FastifyReply =>
  reply.send(Readable.from(text, { objectMode: false }))

async function* esriJson(db: Db, { selection, form, quantization, isCut }: Answer): AsyncGenerator<string> {
  const { type } = selection
  const head = {
    objectIdFieldName: OBJECT_ID.name,
    uniqueIdField: { name: OBJECT_ID.name, isSystemMaintained: true },
    globalIdFieldName: '',
    geometryType: geometryTypeName(type.geometryType),
    ...(form.geometry && { spatialReference: spatialReference(form.geometry.crs) }),
    ...(quantization && { transform: quantization.transform }),
    fields: form.attributes.map(plainField),
    ...(isCut && { exceededTransferLimit: true }),
  }
  const write = esriFeatureWriter({
    attributes: form.attributes,
    geometryType: form.geometry && type.geometryType,
    quantization,
  })
  yield `${JSON.stringify(head).slice(0, -1)},"features":[`
  yield* joined(db, { selection, form }, write)
  yield ']}'
}

async function* geojson(db: Db, { selection, form, isCut }: Answer): AsyncGenerator<string> {
  const srid = form.geometry?.crs.srid ?? 4326
  const head = {
    type: 'FeatureCollection',
    // clients that know GeoJSON only from its standard take no other member
    ...(srid !== 4326 && { crs: { type: 'name', properties: { name: `EPSG:${srid}` } } }),
    ...(isCut && { exceededTransferLimit: true, properties: { exceededTransferLimit: true } }),
  }
  const objectIdAt = form.attributes.indexOf(OBJECT_ID)
  const write = featureJson(form, ({ values }) => values[objectIdAt]!)
  yield `${JSON.stringify(head).slice(0, -1)},"features":[`
  yield* joined(db, { selection, form }, write)
  yield ']}'
}

async function* joined(
  db: Db,
  { selection, form }: Pick<Answer, 'selection' | 'form'>,
  write: (row: FeatureRow) => string,
): AsyncGenerator<string> {
  let separator = ''
  for await (const batch of featureBatches(db, selection, form)) {
    yield separator + batch.map(write).join(',')
    separator = ','
  }
}

/** Protocol buffers begin with their length: a page is held until it is whole. */
async function pbf(db: Db, { selection, form, quantization, isCut }: Answer): Promise<Uint8Array> {
  const rows: FeatureRow[] = []
  for await (const batch of featureBatches(db, selection, form)) rows.push(...batch)
  const geometry = form.geometry && {
    type: selection.type.geometryType,
    crs: form.geometry.crs,
    quantization: quantization ?? exactQuantization(rows[0], decimalsOf(form.geometry)),
  }
  return pbfOfFeatures({ attributes: form.attributes, rows, isCut, geometry })
}

/** Steps as fine as the last decimal, counted from the first feature: every coordinate comes back as it was. */
function exactQuantization(first: FeatureRow | undefined, decimals: number): Quantization {
  const [x, y] = first?.geometry ? partsOf(first.geometry)[0]![0]! : [0, 0]
  const step = 10 ** -decimals
  return { transform: { originPosition: 'upperLeft', scale: [step, step], translate: [x!, y!] }, isView: false }
}
