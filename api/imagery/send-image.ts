import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Image } from './picture-images.ts'

/** Pictures do not change; what may be seen of them does, so that caches ask again after a day. */
const KEPT_SECONDS = 86_400

/** Answers with a JPEG: 304 for whoever has it, 206 for a part of it. */
export function sendImage(
  { request, reply }: { request: FastifyRequest; reply: FastifyReply },
  { bytes, tag }: Image,
): FastifyReply {
  const etag = `"${tag}"`
  // what somebody sees by a key or a session stays out of shared caches
  const sharing = request.holder ? 'private' : 'public'
  reply
    .type('image/jpeg')
    .header('etag', etag)
    .header('accept-ranges', 'bytes')
    .header('cache-control', `${sharing}, max-age=${KEPT_SECONDS}`)
  if (request.headers['if-none-match']?.split(',').some(known => known.trim() === etag)) return reply.code(304).send()
  const condition = request.headers['if-range']
  const range = condition === undefined || condition === etag ? rangeOf(request.headers.range, bytes.length) : undefined
  if (range === 'outside') return reply.code(416).header('content-range', `bytes */${bytes.length}`).send()
  if (!range) return reply.send(bytes)
  const [from, to] = range
  return reply
    .code(206)
    .header('content-range', `bytes ${from}-${to}/${bytes.length}`)
    .send(bytes.subarray(from, to + 1))
}

/** A single range, both ends included (RFC 9110, 14.1.2); undefined where none is asked for, or several. */
export function rangeOf(
  header: string | undefined,
  length: number,
): [from: number, to: number] | 'outside' | undefined {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header ?? '')
  if (!match || (match[1] === '' && match[2] === '')) return undefined
  const [first, last] = [match[1]!, match[2]!]
  if (first === '') {
    const size = Math.min(Number(last), length)
    return size === 0 ? 'outside' : [length - size, length - 1]
  }
  const [from, to] = [Number(first), last === '' ? length - 1 : Math.min(Number(last), length - 1)]
  if (from >= length) return 'outside'
  return to < from ? undefined : [from, to]
}
