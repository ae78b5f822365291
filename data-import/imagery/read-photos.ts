import { availableParallelism } from 'node:os'
import { dirname } from 'node:path'
import { Piscina } from 'piscina'
import type { InputFile } from '../formats/raw-table.ts'
import { crsFromStatement } from '../reproject/crs-statement.ts'
import type { DerivedPhoto, PhotoTask } from './derive-photo.ts'
import type { DerivedFile, PictureStore } from './picture-store.ts'
import type { Shot, ShotFinding } from './shot.ts'

type Position = Pick<Shot, 'lon' | 'lat' | 'deliveredX' | 'deliveredY' | 'datum'>

/** What a photo file tells; the position only where it says one. */
export interface PhotoShot extends Omit<Shot, keyof Position> {
  sha256: string
  width: number
  height: number
  position?: Position
}

export interface ReadPhoto {
  shot: PhotoShot
  files: DerivedFile[]
}

export interface ReadPhotosOptions {
  /** Datum of positions inside the photos, where somebody states that it is not WGS 84. */
  datum?: string
  /** Workers; one less than there are processors when absent, as the server has other things to do. */
  threads?: number
  /** Stops before the next photo, and throws its reason. */
  signal?: AbortSignal
  onProgress(done: number, of: number): void
}

/** A panorama of 300 megapixels takes 20 s on a slow core; beyond that somebody is being kept busy. */
const PHOTO_TIMEOUT_MS = 90_000
const WORKERS = Math.max(1, Math.min(4, availableParallelism() - 1))
const WORKER = new URL('./derive-photo.ts', import.meta.url).href

/** Reads photos in worker threads. A photo that cannot be used becomes a finding; a worker that hangs is stopped. */
export async function readPhotos(
  files: readonly InputFile[],
  store: PictureStore,
  { datum = 'WGS 84', threads = WORKERS, signal, onProgress }: ReadPhotosOptions,
): Promise<{ photos: ReadPhoto[]; findings: ShotFinding[] }> {
  if (files.length === 0) return { photos: [], findings: [] }
  const pool = new Piscina<PhotoTask, DerivedPhoto>({ filename: WORKER, maxThreads: threads, minThreads: 1 })
  try {
    let done = 0
    const results = await inTurns(files, threads, async file => {
      signal?.throwIfAborted()
      const result = await pool
        .run({ path: file.path, storeDirectory: store.directory }, { signal: AbortSignal.timeout(PHOTO_TIMEOUT_MS) })
        .catch((error: Error): DerivedPhoto => {
          if (error.name === 'AbortError') return { ok: false, code: 'timeout' }
          throw error
        })
      onProgress(++done, files.length)
      return result
    })
    return gathered(files, results, datum)
  } finally {
    await pool.destroy()
  }
}

/** Works on so many at a time, so that a time limit begins when the work does. */
async function inTurns<Item, Result>(
  items: readonly Item[],
  width: number,
  work: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = new Array(items.length)
  let next = 0
  const turn = async () => {
    while (next < items.length) {
      const index = next++
      results[index] = await work(items[index]!)
    }
  }
  await Promise.all(Array.from({ length: Math.min(width, items.length) }, turn))
  return results
}

function gathered(
  files: readonly InputFile[],
  results: readonly DerivedPhoto[],
  datum: string,
): { photos: ReadPhoto[]; findings: ShotFinding[] } {
  const photos: ReadPhoto[] = []
  const findings: ShotFinding[] = []
  for (const [index, result] of results.entries()) {
    const { shownPath } = files[index]!
    const file = shownPath.split(/[\\/]/).at(-1)!
    if (!result.ok) {
      findings.push({ file, code: result.code, severity: 'error' })
      continue
    }
    const { sha256, width, height, facts } = result
    const { position, ...said } = facts
    photos.push({
      shot: {
        file,
        // pictures of one folder were taken on one way
        sequence: dirname(shownPath).split(/[\\/]/).at(-1)!,
        sha256,
        width,
        height,
        ...said,
        ...(position && { position: placed(position, datum) }),
      },
      files: result.files,
    })
  }
  return { photos, findings }
}

function placed({ lon, lat }: { lon: number; lat: number }, datum: string): Position {
  const converted = crsFromStatement(datum)?.toLonLat([lon, lat])
  const [newLon, newLat] = converted ?? [Number.NaN, Number.NaN]
  return { lon: newLon, lat: newLat, deliveredX: lon, deliveredY: lat, datum }
}
