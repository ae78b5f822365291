import type { PhotoTask } from './derive-photo.ts'
import { PictureStore } from './picture-store.ts'
import type { ShotFindingCode } from './shot.ts'
import { jpegBytes, type StoredCopies, storedCopies } from './stored-copies.ts'

/** Makes the copies of a picture that was blurred by hand. It is no original: it is not sealed, and nothing is read from it. */
export default async function deriveBlurred({
  path,
  storeDirectory,
}: PhotoTask): Promise<StoredCopies | { code: ShotFindingCode }> {
  const bytes = await jpegBytes(path)
  return typeof bytes === 'string' ? { code: bytes } : storedCopies(bytes, new PictureStore(storeDirectory))
}
