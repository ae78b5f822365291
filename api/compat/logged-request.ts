import type { FastifyReply, FastifyRequest } from 'fastify'
import { crsFromIdentifier, isYFirst } from '../../spatial/geometry/crs.ts'
import { clientOf } from './client-of.ts'
import { rulesFor } from './client-rules.ts'
import type { LoggedRequest } from './request-log.ts'

/** Longer values are cut: a filter may have a megabyte. */
const MAX_VALUE_LENGTH = 500
const SECRETS = /token|key|password|secret|signature/i
const MASK = '•••'

/** What is kept of a request and its answer. */
export function loggedRequest(request: FastifyRequest, reply: FastifyReply): LoggedRequest {
  const url = new URL(request.url, 'http://localhost')
  const parameters = [...url.searchParams]
  const sent = { method: request.method, path: url.pathname, parameters, headers: request.headers }
  return {
    at: new Date().toISOString(),
    method: request.method,
    path: url.pathname,
    parameters: parameters.map(([name, value]) => ({ name, value: shown(name, value) })),
    userAgent: request.headers['user-agent']?.slice(0, MAX_VALUE_LENGTH) ?? null,
    client: clientOf(request.headers['user-agent']),
    accept: request.headers.accept?.slice(0, MAX_VALUE_LENGTH) ?? null,
    status: reply.statusCode,
    milliseconds: Math.round(reply.elapsedTime * 10) / 10,
    returned: numberIn(reply, 'ogc-numberreturned'),
    matched: numberIn(reply, 'ogc-numbermatched'),
    contentType: textIn(reply, 'content-type'),
    axisOrder: axisOrderOf(reply),
    problem: request.problem ?? null,
    rules: rulesFor(sent).map(({ id }) => id),
  }
}

const shown = (name: string, value: string): string =>
  SECRETS.test(name) ? MASK : value.length > MAX_VALUE_LENGTH ? `${value.slice(0, MAX_VALUE_LENGTH)}…` : value

const textIn = (reply: FastifyReply, header: string): string | null => {
  const value = reply.getHeader(header)
  return value === undefined ? null : String(value)
}

function numberIn(reply: FastifyReply, header: string): number | null {
  const number = Number(textIn(reply, header) ?? Number.NaN)
  return Number.isFinite(number) ? number : null
}

/** The order that the answer names with its reference system; GeoJSON that names none is longitude first. */
function axisOrderOf(reply: FastifyReply): LoggedRequest['axisOrder'] {
  const named = crsFromIdentifier(textIn(reply, 'content-crs')?.replace(/^<(.*)>$/, '$1') ?? '')
  if (!named) return textIn(reply, 'content-type')?.startsWith('application/geo+json') ? 'lon,lat' : null
  const isFlipped = named.yFirst && isYFirst(named.crs)
  if (named.crs.unit === 'degree') return isFlipped ? 'lat,lon' : 'lon,lat'
  return isFlipped ? 'northing,easting' : 'easting,northing'
}
