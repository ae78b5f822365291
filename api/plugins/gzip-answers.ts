import { pipeline, Readable } from 'node:stream'
import { constants, createGzip } from 'node:zlib'
import type { FastifyReply, FastifyRequest } from 'fastify'
import fp from 'fastify-plugin'
import { acceptsGzip } from '../tiles/conditional.ts'

/** Text formats; what is compressed already or read in ranges is left alone. */
const TEXT = /^(text\/|application\/(json|xml|[\w.-]+\+(json|xml)))/
/** Below, the head of gzip and a packet weigh more than what is saved. */
const MIN_BYTES = 1_400
/** GML is mostly the same tags: the fastest level makes a twentieth of it, and the slowest hardly less for ten times the time. */
const LEVEL = constants.Z_BEST_SPEED

/**
 * Answers of a scope leave compressed for whoever accepts gzip. Streams are compressed while they pass, in the threads of zlib and
 * at the reader's pace: memory stays the same however long they are, and a reader who goes away ends the reading.
 */
export const gzipAnswers = fp(
  async app => {
    app.addHook('onSend', async (request, reply, payload) => {
      if (!isCompressible(reply, payload)) return payload
      reply.header('vary', withVary(reply.getHeader('vary')))
      if (!acceptsGzip(request.headers['accept-encoding']) || request.method === 'HEAD') return payload
      reply.header('content-encoding', 'gzip').removeHeader('content-length')
      return compressed(payload, request)
    })
  },
  { name: 'gzip-answers' },
)

function isCompressible(reply: FastifyReply, payload: unknown): payload is Readable | string | Buffer {
  if (reply.hasHeader('content-encoding') || !TEXT.test(String(reply.getHeader('content-type') ?? ''))) return false
  if (payload instanceof Readable) return true
  return (typeof payload === 'string' || Buffer.isBuffer(payload)) && Buffer.byteLength(payload) >= MIN_BYTES
}

function withVary(vary: unknown): string {
  const named = String(vary ?? '')
    .split(',')
    .map(part => part.trim())
    .filter(part => part !== '')
  return named.some(part => part.toLowerCase() === 'accept-encoding')
    ? named.join(', ')
    : [...named, 'Accept-Encoding'].join(', ')
}

function compressed(payload: Readable | string | Buffer, request: FastifyRequest): Readable {
  const source = payload instanceof Readable ? payload : Readable.from([payload])
  return pipeline(source, createGzip({ level: LEVEL }), error => {
    // a reader who leaves is no fault of ours
    if (error && error.code !== 'ERR_STREAM_PREMATURE_CLOSE') request.log.error({ err: error }, 'answer broke off')
  })
}
