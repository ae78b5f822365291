import type { FastifyReply, FastifyRequest } from 'fastify'
import { lastCommit } from '../../spatial/database/commit.ts'

/**
 * An answer that follows from its address and the published data alone is the same until something is published: its tag is the
 * number of a commit that it shows. The tag may be older than the answer, never newer.
 */
const tagOf = (commit: number): string => `W/"${commit}"`

/** Tags the answer with the commit it was read at. */
export function tagWith(reply: FastifyReply, commit: number): void {
  reply.header('etag', tagOf(commit)).header('cache-control', 'public, no-cache')
}

/**
 * Tags the answer with the last commit, and answers 304 itself (then true) when the caller has it already. To be called before
 * the data are read.
 */
export async function notChangedSince(request: FastifyRequest, reply: FastifyReply): Promise<boolean> {
  const commit = await lastCommit(request.server.database.db)
  tagWith(reply, commit)
  const known = request.headers['if-none-match']?.split(',').map(tag => tag.trim())
  if (!known?.includes(tagOf(commit))) return false
  reply.code(304).send()
  return true
}

/** The same for answers that know their commit and tag themselves: asks only when the caller shows a tag. */
export const isUnchanged = async (request: FastifyRequest, reply: FastifyReply): Promise<boolean> =>
  request.headers['if-none-match'] !== undefined && (await notChangedSince(request, reply))
