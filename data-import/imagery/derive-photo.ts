import { createHash } from 'node:crypto'
import { readFile, stat } from 'node:fs/promises'
import { jpegHeader } from './jpeg-header.ts'
import { type PhotoFacts, photoFacts } from './photo-facts.ts'
import { type DerivedFile, type Manifest, PictureStore } from './picture-store.ts'
import { type PublicCopy, publicCopies } from './public-copies.ts'
import type { ShotFindingCode } from './shot.ts'

export interface PhotoTask {
  path: string
  storeDirectory: string
}

export type DerivedPhoto =
  | { ok: true; sha256: string; width: number; height: number; facts: PhotoFacts; files: DerivedFile[] }
  | { ok: false; code: ShotFindingCode }

interface SizedFacts extends PhotoFacts {
  width: number
  height: number
}

const MOST_BYTES = 200 * 1024 * 1024

/**
 * Takes a photo apart: refuses what is hostile, reads what it says, seals the original and makes what the public may see once it
 * may. Runs in a worker; done once for each content. Throws only what is no fault of the photo, such as a full disk.
 */
export default async function derivePhoto({ path, storeDirectory }: PhotoTask): Promise<DerivedPhoto> {
  const bytes = await bytesOf(path)
  if (typeof bytes === 'string') return { ok: false, code: bytes }
  const header = jpegHeader(bytes)
  if (typeof header === 'string') return { ok: false, code: header }
  const store = new PictureStore(storeDirectory)
  const sha256 = sha256Of(bytes)
  const known = await store.manifest<SizedFacts>(sha256)
  const manifest = known ?? (await derive(bytes, store))
  if ('code' in manifest) return { ok: false, code: manifest.code }
  if (!known) {
    await store.seal(path, sha256)
    await store.writeManifest(sha256, manifest)
  }
  const { width, height, ...facts } = manifest.facts
  return { ok: true, sha256, width, height, facts, files: manifest.files }
}

async function bytesOf(path: string): Promise<Buffer | ShotFindingCode> {
  try {
    const { size } = await stat(path)
    return size > MOST_BYTES ? 'too-large' : await readFile(path)
  } catch {
    return 'unreadable-file'
  }
}

async function derive(bytes: Buffer, store: PictureStore): Promise<Manifest<SizedFacts> | { code: ShotFindingCode }> {
  const facts = await photoFacts(bytes)
  return store.scratch(async scratchFile => {
    const copies = await publicCopies(bytes, { projection: facts.projection, scratchFile }).catch(decoderFault)
    if ('code' in copies) return copies
    const files: DerivedFile[] = []
    for (const copy of copies) files.push(await kept(store, copy))
    const [{ width, height }] = copies
    return { facts: { ...facts, width, height }, files }
  })
}

/** What the decoder says is a fault of the photo; anything else is not. */
function decoderFault(error: Error): { code: ShotFindingCode } {
  const { message } = error
  if (/unable to (write|open for write)|write error|no space/i.test(message)) throw error
  if (/timeout/i.test(message)) return { code: 'timeout' }
  if (/premature|truncat|end of (file|input)/i.test(message)) return { code: 'truncated' }
  if (/vips|input|jpeg|huffman|unsupported|corrupt/i.test(message)) return { code: 'damaged' }
  throw error
}

async function kept(store: PictureStore, { kind, bytes, width, height }: PublicCopy): Promise<DerivedFile> {
  const sha256 = sha256Of(bytes)
  await store.keep(bytes, sha256)
  return { kind, sha256, bytes: bytes.length, width, height }
}

const sha256Of = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')
