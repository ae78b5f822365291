import type { FastifyReply } from 'fastify'
import { DomainError } from '../../spatial/domain-error.ts'
import { documentPage } from './document-page.ts'
import type { Parameters } from './parameters.ts'

const FORMATS = ['json', 'pjson', 'geojson', 'pbf', 'html'] as const
export type Format = (typeof FORMATS)[number]

export const PBF_TYPE = 'application/x-protobuf'

/** What `f` asks for; a browser that asks for nothing gets JSON too, which it shows. */
export function formatAsked<Offered extends Format>(
  parameters: Parameters,
  offered: readonly Offered[],
): Offered | 'json' {
  const f = (parameters.get('f') ?? 'json').trim().toLowerCase()
  const found = offered.find(format => format === f)
  if (found) return found
  throw new DomainError('invalid-parameter', `f=${f}: expected one of ${offered.join(', ')}.`)
}

export const sendBytes = (reply: FastifyReply, bytes: Uint8Array): FastifyReply =>
  reply.type(PBF_TYPE).send(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))

/** A description or a short answer. */
export function sendDocument(reply: FastifyReply, format: Format, document: object): FastifyReply {
  if (format === 'html') return reply.type('text/html; charset=utf-8').send(documentPage(document))
  return reply.type('application/json; charset=utf-8').send(JSON.stringify(document, null, format === 'pjson' ? 2 : 0))
}
