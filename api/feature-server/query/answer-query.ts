import type { FastifyReply, FastifyRequest } from 'fastify'
import { DomainError } from '../../../spatial/domain-error.ts'
import { countFeatures } from '../../../spatial/features/feature-page.ts'
import type { FeatureQuery } from '../../../spatial/features/feature-query.ts'
import { countGroups, featureStatistics } from '../../../spatial/features/feature-statistics.ts'
import { OBJECT_ID, objectIdsOf } from '../../../spatial/features/object-ids.ts'
import { queryExtent } from '../../../spatial/features/query-extent.ts'
import { extentDocument } from '../documents/service.ts'
import { pbfOfCount, pbfOfFeatures, pbfOfIds } from '../encoding/pbf.ts'
import { type Format, formatAsked, sendBytes, sendDocument } from '../formats.ts'
import type { Layer } from '../layers.ts'
import { flag, type Parameters } from '../parameters.ts'
import { crsNamed, STORED } from '../spatial-reference.ts'
import { orderBy } from './fields.ts'
import { featuresAsked, pageAsked } from './layer-query.ts'
import { sendFeatures } from './send-features.ts'
import { type TableAsked, tableAsked } from './statistics-asked.ts'
import { tableDocument } from './table-document.ts'

export interface AskedQuery extends Layer {
  parameters: Parameters
  features: FeatureQuery
  format: Format
}

/** Answers a query on a layer in whichever way it asks: features, a count, ids, an extent, or a table. */
export async function answerQuery(
  request: FastifyRequest,
  reply: FastifyReply,
  { parameters, ...layer }: Layer & { parameters: Parameters },
): Promise<FastifyReply> {
  const format = formatAsked(parameters, ['json', 'pjson', 'geojson', 'pbf', 'html'])
  const features = await featuresAsked(request.server.database.db, layer.type, parameters)
  const asked: AskedQuery = { ...layer, parameters, features, format }
  const table = tableAsked(layer.type, parameters)
  const isCount = flag(parameters, 'returnCountOnly')
  if (flag(parameters, 'returnExtentOnly')) return sendExtent(request, reply, asked)
  if (isCount && table) return sendCount(reply, asked, await groupCount(request, asked, table))
  if (isCount) return sendCount(reply, asked, await countFeatures(request.server.database.db, layer.type, features))
  if (flag(parameters, 'returnIdsOnly')) return sendIds(request, reply, asked)
  if (table) return sendTable(request, reply, { ...asked, table })
  return sendFeatures(request, reply, asked)
}

const groupCount = ({ server }: FastifyRequest, { type, features }: AskedQuery, { groupBy }: TableAsked) =>
  groupBy.length === 0 ? 1 : countGroups(server.database.db, type, { ...features, groupBy })

const sendCount = (reply: FastifyReply, { format }: AskedQuery, count: number): FastifyReply =>
  format === 'pbf' ? sendBytes(reply, pbfOfCount(count)) : sendDocument(reply, format, { count })

async function sendIds(
  { server }: FastifyRequest,
  reply: FastifyReply,
  { type, parameters, features, format }: AskedQuery,
) {
  const sort = orderBy(type, parameters.get('orderByFields'))
  const objectIds = await objectIdsOf(server.database.db, type, { ...features, sort })
  if (format === 'pbf') return sendBytes(reply, pbfOfIds(objectIds))
  return sendDocument(reply, format, { objectIdFieldName: OBJECT_ID.name, objectIds: objectIds.map(Number) })
}

async function sendExtent(
  { server }: FastifyRequest,
  reply: FastifyReply,
  { type, parameters, features, format }: AskedQuery,
) {
  const named = parameters.get('outSR')
  const crs = named === undefined ? STORED : crsNamed('outSR', named)
  const [box, count] = await Promise.all([
    queryExtent(server.database.db, type, { ...features, crs }),
    countFeatures(server.database.db, type, features),
  ])
  // an extent of nothing is written so by Esri, and read so
  const nothing = { xmin: 'NaN', ymin: 'NaN', xmax: 'NaN', ymax: 'NaN' }
  return sendDocument(reply, format, { extent: box ? extentDocument(box, crs) : nothing, count })
}

async function sendTable(
  { server }: FastifyRequest,
  reply: FastifyReply,
  { type, parameters, features, format, table }: AskedQuery & { table: TableAsked },
) {
  if (format === 'geojson') throw new DomainError('invalid-parameter', 'f=geojson: a table has no geometries.')
  const names = table.statistics.map(({ name }) => name)
  const sort = orderBy(type, parameters.get('orderByFields'), names)
  const { offset, limit } = pageAsked(parameters)
  const { attributes, rows, isCut } = await featureStatistics(server.database.db, type, {
    ...features,
    ...table,
    sort,
    offset,
    limit,
  })
  if (format === 'pbf') return sendBytes(reply, pbfOfFeatures({ attributes, rows, isCut }))
  return sendDocument(reply, format, tableDocument({ attributes, rows, isCut }))
}
