import type { FastifyReply } from 'fastify'
import { featureById as readFeature } from '../../../spatial/features/feature-page.ts'
import { featureIdFrom } from '../../../spatial/gml/feature-id.ts'
import { gmlFeatureWriter } from '../../../spatial/gml/write-feature.ts'
import { attributesText, XML_DECLARATION } from '../../../spatial/xml/write-xml.ts'
import { namespaces, srsNameOf } from '../features/gml-answer.ts'
import { GML_MEDIA_TYPES } from '../features/output-format.ts'
import { querySrs } from '../features/query-parts.ts'
import { formOf } from '../features/selected-query.ts'
import type { WfsQuery } from '../features/wfs-query.ts'
import type { WfsCall } from '../operation.ts'
import { WfsException } from '../wfs-exception.ts'
import type { StoredQueryCall } from './stored-query-call.ts'

/** One feature as the root of the document (OGC 09-025r2, 7.9.3.6); 404 where there is none. */
export async function featureById({ id }: StoredQueryCall, call: WfsCall): Promise<FastifyReply> {
  const { typeName, key } = featureIdFrom(id, call.types)
  const type = typeName === undefined ? undefined : call.types.get(typeName)
  if (!type) throw notFound(id)
  const query: WfsQuery = {
    type,
    features: {},
    attributes: type.attributes,
    hasGeometry: true,
    srs: querySrs(call, undefined),
  }
  const form = formOf(query, query.srs.yFirst)
  const row = await readFeature(call.request.server.database.db, type, { id: key, ...form })
  if (!row) throw notFound(id)
  const write = gmlFeatureWriter({
    type,
    form,
    gml: { version: '3.2', srsName: srsNameOf(query, '3.2') },
    rootAttributes: attributesText(namespaces(call, [type], '3.2')),
  })
  return call.reply.type(GML_MEDIA_TYPES['3.2']).send(`${XML_DECLARATION}${write(row)}\n`)
}

const notFound = (id: string): WfsException =>
  new WfsException('OperationProcessingFailed', `There is no feature "${id}".`, { locator: 'id', status: 404 })
