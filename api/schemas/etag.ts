import { createHash } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { sightSignature } from '../../spatial/access/narrowed.ts'
import type { Grant } from '../../spatial/access/reader.ts'
import { lastCommit } from '../../spatial/database/commit.ts'

/** The headers that say who calls. */
export const CALLER_HEADERS = 'Authorization, X-API-Key, Cookie'

const tags = new WeakMap<readonly Grant[], string>()

/** What a caller's rights add to a tag: two who see different things at one address must not share an answer. */
export function sightTag({ grants }: { grants: readonly Grant[] }): string {
  const known = tags.get(grants)
  if (known !== undefined) return known
  const signature = sightSignature(grants)
  const tag = signature && `-${createHash('sha256').update(signature).digest('base64url').slice(0, 10)}`
  tags.set(grants, tag)
  return tag
}

/**
 * An answer that follows from its address, what the caller may see, and the published data is the same until something is
 * published: its tag is the number of a commit that it shows. The tag may be older than the answer, never newer.
 */
const tagOf = (request: FastifyRequest, commit: number): string => `W/"${commit}${sightTag(request.reader)}"`

/** Tags the answer with the commit it was read at. What a key is given to see stays out of shared caches. */
export function tagWith(reply: FastifyReply, commit: number): void {
  const { request } = reply
  reply
    .header('etag', tagOf(request, commit))
    .header('cache-control', `${request.holder ? 'private' : 'public'}, no-cache`)
    .header('vary', CALLER_HEADERS)
}

/**
 * Tags the answer with the last commit, and answers 304 itself (then true) when the caller has it already. To be called before
 * the data are read.
 */
export async function notChangedSince(request: FastifyRequest, reply: FastifyReply): Promise<boolean> {
  const commit = await lastCommit(request.server.database.db)
  tagWith(reply, commit)
  const known = request.headers['if-none-match']?.split(',').map(tag => tag.trim())
  if (!known?.includes(tagOf(request, commit))) return false
  reply.code(304).send()
  return true
}

/** The same for answers that know their commit and tag themselves: asks only when the caller shows a tag. */
export const isUnchanged = async (request: FastifyRequest, reply: FastifyReply): Promise<boolean> =>
  request.headers['if-none-match'] !== undefined && (await notChangedSince(request, reply))
