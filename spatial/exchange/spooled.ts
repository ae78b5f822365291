import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/**
 * Bytes of a file that cannot be written front to back: `write` fills a folder of its own and says how the result is read. The
 * folder is removed when the bytes have been read, when writing fails, and when the reader goes away.
 */
export async function* spooled(
  write: (folder: string) => Promise<AsyncIterable<Uint8Array>>,
): AsyncGenerator<Uint8Array> {
  const folder = await mkdtemp(join(tmpdir(), 'wangge-download-'))
  try {
    yield* await write(folder)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
