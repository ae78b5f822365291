import type { FastifyReply, FastifyRequest } from 'fastify'
import { readXml } from '../../spatial/xml/read-xml.ts'
import type { XmlElement } from '../../spatial/xml/xml-element.ts'
import { xmlText } from '../../spatial/xml/xml-text.ts'
import { Kvp } from './kvp.ts'
import { NAMESPACES } from './namespaces.ts'
import type { Operation, WfsCall } from './operation.ts'
import { OPERATIONS } from './operations.ts'
import { generationOf, isVersion, type WfsVersion } from './versions.ts'
import { invalidParameter, missingParameter, WfsException } from './wfs-exception.ts'

const FORM = 'application/x-www-form-urlencoded'

/** Reads which operation is asked for, in which encoding and version, and has it answered. */
export async function dispatch(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const address = request.query as Record<string, unknown>
  const body = request.body as Buffer | undefined
  // some programs ask with POST and put everything into the address
  if (!body || body.length === 0) return fromKvp(Kvp.from(address), request, reply)
  if (mediaType(request) === FORM) return fromKvp(Kvp.from(address, formOf(body)), request, reply)
  return fromXml(readXml(xmlText(body, charsetOf(request)), XML_LIMITS), request, reply)
}

/** A transaction of ten thousand features has about so many. */
const XML_LIMITS = { maxElements: 500_000 }

const mediaType = ({ headers }: FastifyRequest): string => (headers['content-type'] ?? '').split(';')[0]!.trim()

const charsetOf = ({ headers }: FastifyRequest): string | undefined =>
  /charset\s*=\s*"?([\w.-]+)/i.exec(headers['content-type'] ?? '')?.[1]

const formOf = (body: Buffer): Record<string, string> => Object.fromEntries(new URLSearchParams(body.toString('utf8')))

async function fromKvp(kvp: Kvp, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const written = kvp.value('version')
  request.wfsVersion = written !== undefined && isVersion(written) ? written : DEFAULT_VERSION
  requireService(kvp.value('service'))
  const operation = operationNamed(kvp.required('request'))
  // the parameter means something else there: the operation itself negotiates
  if (operation.name !== 'GetCapabilities') requireVersion(operation, written)
  if (!operation.answerKvp || !operation.bindings.includes('get'))
    throw new WfsException('OperationNotSupported', `${operation.name} is sent as XML with POST.`, {
      locator: operation.name,
    })
  return operation.answerKvp(kvp, callOf(request, reply))
}

async function fromXml(root: XmlElement, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const written = root.attributes.version
  request.wfsVersion = written !== undefined && isVersion(written) ? written : impliedVersion(root)
  requireService(root.attributes.service ?? 'WFS')
  const operation = operationNamed(root.name)
  if (operation.name !== 'GetCapabilities') requireVersion(operation, written ?? request.wfsVersion)
  return operation.answerXml(root, callOf(request, reply))
}

export const DEFAULT_VERSION: WfsVersion = '2.0.0'

/** Where no version is written, the namespace tells the newer from the older. */
const impliedVersion = ({ namespace }: XmlElement): WfsVersion =>
  namespace === NAMESPACES['1.1'].wfs ? '1.1.0' : DEFAULT_VERSION

function requireService(service: string | undefined): void {
  if (service === undefined) throw missingParameter('service')
  if (service.trim().toUpperCase() !== 'WFS') throw invalidParameter('service', `service=${service}: this is WFS.`)
}

function operationNamed(name: string): Operation {
  const found = OPERATIONS.find(operation => operation.name.toLowerCase() === name.trim().toLowerCase())
  if (found) return found
  const names = OPERATIONS.map(operation => operation.name).join(', ')
  throw new WfsException('OperationNotSupported', `There is no operation "${name}"; there are ${names}.`, {
    locator: 'request',
  })
}

function requireVersion(operation: Operation, written: string | undefined): void {
  if (written === undefined) return
  const known = isVersion(written) && operation.generations.includes(generationOf(written))
  if (!known) throw invalidParameter('version', `${operation.name} is not known in version ${written}.`)
}

const callOf = (request: FastifyRequest, reply: FastifyReply): WfsCall => ({
  version: request.wfsVersion,
  types: request.featureTypes,
  operations: OPERATIONS,
  request,
  reply,
})
