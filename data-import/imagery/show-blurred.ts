import { Piscina } from 'piscina'
import { commit } from '../../spatial/database/commit.ts'
import type { Db } from '../../spatial/database/schema.ts'
import { DomainError } from '../../spatial/domain-error.ts'
import { showPicture } from '../../spatial/imagery/show-pictures.ts'
import type deriveBlurred from './derive-blurred.ts'
import type { PhotoTask } from './derive-photo.ts'
import type { DerivedFile, PictureStore } from './picture-store.ts'
import { SHOT_FINDINGS } from './shot.ts'

const WORKER = new URL('./derive-blurred.ts', import.meta.url).href

export interface BlurredCopy {
  pictureId: string
  /** The blurred picture, upright and as large as the original. */
  path: string
  actor: string
}

/**
 * Shows a picture by a copy that somebody blurred. The original stays sealed as it was; copies made from it before are removed
 * from disk. Throws DomainError not-found, invalid-parameter.
 */
export async function showBlurred(db: Db, store: PictureStore, { pictureId, path, actor }: BlurredCopy): Promise<void> {
  const picture = await db
    .selectFrom('pictures')
    .select(['width', 'height', 'original_sha256'])
    .where('id', '=', pictureId)
    .where('retired_at', 'is', null)
    .executeTakeFirst()
  if (!picture) throw new DomainError('not-found', `There is no picture ${pictureId}.`)
  if (!picture.original_sha256) throw new DomainError('invalid-parameter', `Picture ${pictureId} is drawn, not taken.`)
  const copies = await inWorker({ path, storeDirectory: store.directory })
  if ('code' in copies) throw new DomainError('invalid-parameter', `The blurred copy ${SHOT_FINDINGS[copies.code].en}.`)
  const { width, height } = picture
  if (copies.width !== width || copies.height !== height)
    throw new DomainError(
      'invalid-parameter',
      `The blurred copy has ${copies.width} × ${copies.height} pixels, expected those of the picture: ${width} × ${height}.`,
    )
  const replaced = await replaceFiles(db, { pictureId, files: copies.files, actor })
  for (const sha256 of replaced) await store.forget(sha256)
}

async function inWorker(task: PhotoTask): ReturnType<typeof deriveBlurred> {
  const pool = new Piscina<PhotoTask, Awaited<ReturnType<typeof deriveBlurred>>>({ filename: WORKER, maxThreads: 1 })
  try {
    return await pool.run(task)
  } finally {
    await pool.destroy()
  }
}

/** Hashes of the copies that no picture has any more. */
async function replaceFiles(
  db: Db,
  { pictureId, files, actor }: { pictureId: string; files: readonly DerivedFile[]; actor: string },
): Promise<string[]> {
  const { result } = await commit(db, { actor, note: `${pictureId}: blurred copy` }, async trx => {
    const before = await trx
      .deleteFrom('picture_files')
      .where('picture_id', '=', pictureId)
      .returning('sha256')
      .execute()
    await trx
      .insertInto('picture_files')
      .values(files.map(file => ({ picture_id: pictureId, ...file })))
      .execute()
    await showPicture(trx, { pictureId, visibility: 'blurred', actor })
    const hashes = before.map(({ sha256 }) => sha256)
    const used = await trx
      .selectFrom('picture_files')
      .select('sha256')
      .where('sha256', 'in', [...hashes, ''])
      .execute()
    return hashes.filter(hash => !used.some(({ sha256 }) => sha256 === hash))
  })
  return result
}
