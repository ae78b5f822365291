import { Readable } from 'node:stream'
import type { FastifyReply } from 'fastify'

export interface FileAnswer<Batch> {
  contentType: string
  /** ASCII. */
  fileName: string
  batches: AsyncIterable<Batch>
  bytes: (batches: AsyncIterable<Batch>) => AsyncGenerator<Uint8Array>
}

/**
 * Sends a file that is written while it is read, or that is spooled first. When the reader goes away, no further batch is read and
 * what waits on the disk is removed.
 */
export function sendFile<Batch>(
  reply: FastifyReply,
  { contentType, fileName, batches, bytes }: FileAnswer<Batch>,
): FastifyReply {
  const isGone = { now: false }
  reply.raw.once('close', () => {
    isGone.now = true
  })
  return reply
    .type(contentType)
    .header('content-disposition', `attachment; filename="${fileName}"`)
    .send(Readable.from(bytes(whileRead(batches, isGone)), { objectMode: false }))
}

/** A file that is spooled asks for batches before anybody can tell that its reader has left. */
async function* whileRead<Batch>(batches: AsyncIterable<Batch>, isGone: { now: boolean }): AsyncGenerator<Batch> {
  for await (const batch of batches) {
    if (isGone.now) throw new Error('The reader went away.')
    yield batch
  }
}
