import { createHash, timingSafeEqual } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { SESSION_HOURS } from '../../spatial/access/sessions.ts'
import { DomainError } from '../../spatial/domain-error.ts'

const NAME = 'wangge_session'
const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS'])

/** What the session cookie of a request holds. */
export function sessionTokenOf({ headers }: FastifyRequest): string | undefined {
  const found = headers.cookie?.split(';').find(part => part.trimStart().startsWith(`${NAME}=`))
  return found?.slice(found.indexOf('=') + 1).trim() || undefined
}

/** Out of reach of scripts; sent along when somebody follows a link here, but with no form of another site. */
export function setSessionCookie(reply: FastifyReply, token: string): void {
  const secure = reply.request.origin.startsWith('https:') ? '; Secure' : ''
  const age = SESSION_HOURS * 3_600
  reply.header('set-cookie', `${NAME}=${token}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${age}${secure}`)
}

export const clearSessionCookie = (reply: FastifyReply): FastifyReply =>
  reply.header('set-cookie', `${NAME}=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0`)

/** A word that our own pages read and send back, and that no other site can read. */
export const requestTokenOf = (sessionToken: string): string =>
  createHash('sha256').update(`request ${sessionToken}`).digest('base64url')

/** Refuses (`not-from-here`) what a page of another site makes a browser send. */
export function requireOurPage({ headers, origin }: FastifyRequest): void {
  const site = headers['sec-fetch-site']
  const isForeign =
    site !== undefined ? site !== 'same-origin' && site !== 'none' : isOtherOrigin(headers.origin, origin)
  if (isForeign) throw new DomainError('not-from-here', 'This was sent by a page of another site.')
}

const isOtherOrigin = (sent: string | undefined, ours: string): boolean =>
  sent !== undefined && (!URL.canParse(sent) || new URL(sent).origin !== new URL(ours).origin)

/** Refuses (`not-from-here`) to change anything on behalf of a cookie, unless one of our own pages asks. */
export function requireOurRequest(request: FastifyRequest, sessionToken: string): void {
  if (SAFE_METHODS.has(request.method)) return
  requireOurPage(request)
  const sent = request.headers['x-request-token']
  const [expected, found] = [requestTokenOf(sessionToken), typeof sent === 'string' ? sent : '']
  if (expected.length === found.length && timingSafeEqual(Buffer.from(expected), Buffer.from(found))) return
  throw new DomainError('not-from-here', 'X-Request-Token is missing or wrong: GET /api/session tells it.')
}
