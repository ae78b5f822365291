import { type PhotoFacts, photoFacts } from './photo-facts.ts'
import { type DerivedFile, type Manifest, PictureStore } from './picture-store.ts'
import type { ShotFindingCode } from './shot.ts'
import { jpegBytes, sha256Of, storedCopies } from './stored-copies.ts'

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

/**
 * Takes a photo apart: refuses what is hostile, reads what it says, seals the original and makes what the public may see once it
 * may. Runs in a worker; done once for each content. Throws only what is no fault of the photo, such as a full disk.
 */
export default async function derivePhoto({ path, storeDirectory }: PhotoTask): Promise<DerivedPhoto> {
  const bytes = await jpegBytes(path)
  if (typeof bytes === 'string') return { ok: false, code: bytes }
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

async function derive(bytes: Buffer, store: PictureStore): Promise<Manifest<SizedFacts> | { code: ShotFindingCode }> {
  const copies = await storedCopies(bytes, store)
  if ('code' in copies) return copies
  const { width, height, files } = copies
  return { facts: { ...(await photoFacts(bytes)), width, height }, files }
}
