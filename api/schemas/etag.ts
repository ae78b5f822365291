import type { FastifyReply, FastifyRequest } from 'fastify'
import { lastCommit } from '../../spatial/database/commit.ts'

/**
 * Tags the answer with the commit sequence, and answers 304 itself (then true) when the caller has it already. An answer that
 * follows from address and published data alone is the same as long as nothing is published.
 */
export async function notChangedSince(request: FastifyRequest, reply: FastifyReply): Promise<boolean> {
  // The number is taken before the data are read: the tag may be older than the answer, never newer.
  const tag = `W/"${await lastCommit(request.server.database.db)}"`
  reply.header('etag', tag).header('cache-control', 'public, no-cache')
  const known = request.headers['if-none-match']?.split(',').map(one => one.trim())
  if (!known?.includes(tag)) return false
  reply.code(304).send()
  return true
}
