import { createHash } from 'node:crypto'
import { readFile, stat } from 'node:fs/promises'
import { jpegHeader } from './jpeg-header.ts'
import type { DerivedFile, PictureStore } from './picture-store.ts'
import { publicCopies } from './public-copies.ts'
import type { ShotFindingCode } from './shot.ts'

const MOST_BYTES = 200 * 1024 * 1024

/** The bytes of a JPEG that may be given to a decoder, or why not. */
export async function jpegBytes(path: string): Promise<Buffer | ShotFindingCode> {
  try {
    const { size } = await stat(path)
    if (size > MOST_BYTES) return 'too-large'
    const bytes = await readFile(path)
    const header = jpegHeader(bytes)
    return typeof header === 'string' ? header : bytes
  } catch {
    return 'unreadable-file'
  }
}

export interface StoredCopies {
  /** Of the picture as it stands upright. */
  width: number
  height: number
  files: DerivedFile[]
}

/** Makes the public copies of a picture and keeps them, or says why it cannot be decoded. Throws only what is no fault of it. */
export function storedCopies(bytes: Buffer, store: PictureStore): Promise<StoredCopies | { code: ShotFindingCode }> {
  return store.scratch(async scratchFile => {
    const copies = await publicCopies(bytes, scratchFile).catch(decoderFault)
    if ('code' in copies) return copies
    const files: DerivedFile[] = []
    for (const { kind, bytes, width, height } of copies) {
      const sha256 = sha256Of(bytes)
      await store.keep(bytes, sha256)
      files.push({ kind, sha256, bytes: bytes.length, width, height })
    }
    const [{ width, height }] = copies
    return { width, height, files }
  })
}

/** What the decoder says is a fault of the photo; anything else, such as a full disk, is not. */
function decoderFault(error: Error): { code: ShotFindingCode } {
  const { message } = error
  if (/unable to (write|open for write)|write error|no space/i.test(message)) throw error
  if (/timeout/i.test(message)) return { code: 'timeout' }
  if (/premature|truncat|end of (file|input)/i.test(message)) return { code: 'truncated' }
  if (/vips|input|jpeg|huffman|unsupported|corrupt/i.test(message)) return { code: 'damaged' }
  throw error
}

export const sha256Of = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')
