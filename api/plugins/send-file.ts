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
 * Sends a file that is written while it is read, or that is spooled first. What cannot even begin is refused like any other request.
 * When the reader goes away, no further batch is read and what waits on the disk is removed.
 */
export async function sendFile<Batch>(
  reply: FastifyReply,
  { contentType, fileName, batches, bytes }: FileAnswer<Batch>,
): Promise<FastifyReply> {
  const isGone = { now: false }
  reply.raw.once('close', () => {
    isGone.now = true
  })
  const begun = await withFirst(batches)
  return reply
    .type(contentType)
    .header('content-disposition', `attachment; filename="${fileName}"`)
    .send(Readable.from(bytes(whileRead(begun, isGone)), { objectMode: false }))
}

/** A file that is spooled asks for batches before anybody can tell that its reader has left. */
async function* whileRead<Batch>(batches: AsyncIterable<Batch>, isGone: { now: boolean }): AsyncGenerator<Batch> {
  for await (const batch of batches) {
    if (isGone.now) throw new Error('The reader went away.')
    yield batch
  }
}

/** The same batches, the first of them read already. */
async function withFirst<Batch>(batches: AsyncIterable<Batch>): Promise<AsyncIterable<Batch>> {
  const iterator = batches[Symbol.asyncIterator]()
  const first = await iterator.next()
  return {
    async *[Symbol.asyncIterator]() {
      try {
        for (let step = first; !step.done; step = await iterator.next()) yield step.value
      } finally {
        await iterator.return?.()
      }
    },
  }
}
