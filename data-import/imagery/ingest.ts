import { rm } from 'node:fs/promises'
import { type City, cityOf } from '../../spatial/catalogue/city.ts'
import type { Database } from '../../spatial/database/connection.ts'
import type { Visibility } from '../../spatial/database/tables/imagery.ts'
import type { InputFile } from '../formats/raw-table.ts'
import type { Refusal } from '../formats/source.ts'
import { createWorkFolder } from '../formats/work-folder.ts'
import { combineShots } from './combine-shots.ts'
import { gatherDelivery } from './gather-delivery.ts'
import { type IngestReport, ingestReport } from './ingest-report.ts'
import { judgeShots } from './judge-shots.ts'
import type { DerivedFile, PictureStore } from './picture-store.ts'
import { publishPictures } from './publish-pictures.ts'
import { type ReadPhoto, readPhotos } from './read-photos.ts'
import { readTrajectories } from './read-trajectories.ts'
import type { ShotFinding } from './shot.ts'

/** What a person states about a delivery of pictures. */
export interface IngestOptions {
  encoding?: string
  /** Of the trajectories: `EPSG:4544`, `GCJ-02`, … */
  crs?: string
  /** Of positions in the pictures themselves, where it is not WGS 84 as EXIF wants it: `GCJ-02` or `BD-09`. */
  photoDatum?: string
  columns?: Record<string, string>
  /** Faces and plates were blurred before delivery, or nothing needs it; else the pictures stay sealed. */
  privacy?: 'blurred' | 'waived'
  /** With `waived`: who answers for it, and why. */
  waiver?: string
  /** The pictures of these trajectories are drawn from the synthetic city; there are no files. */
  isDrawn?: boolean
}

export interface IngestRequest {
  /** Files, folders or archives. */
  paths: readonly string[]
  options: IngestOptions
  actor: string
  /** What the delivery is called. */
  source: string
  /** Milliseconds since 1970. */
  now?: number
  /** Stops between two pictures, and throws its reason. */
  signal?: AbortSignal
  onProgress?(step: 'reading' | 'publishing', done: number, of: number): void
}

export type Ingested = { kind: 'published'; report: IngestReport } | Refusal

const PLAIN_WAIVER = 'stated by the deliverer'

/**
 * Takes in a delivery of pictures: reads trajectories and photos, makes their public copies, judges each, and publishes those
 * that can be placed. One bad picture never stops the others; the same delivery again changes nothing.
 */
export async function ingest(database: Database, store: PictureStore, request: IngestRequest): Promise<Ingested> {
  await store.tidy()
  const workFolder = await createWorkFolder()
  try {
    const files = await gatherDelivery(request.paths, workFolder)
    return 'kind' in files ? files : await ingestFiles(database, store, { request, files })
  } finally {
    await rm(workFolder, { recursive: true, force: true })
  }
}

interface Delivery {
  request: IngestRequest
  files: { pictures: InputFile[]; tables: InputFile[] }
}

async function ingestFiles(database: Database, store: PictureStore, { request, files }: Delivery): Promise<Ingested> {
  const { options, onProgress, signal } = request
  const city = await cityOf(database.db)
  const trajectories = await readTrajectories(
    files.tables.map(({ path }) => path),
    { ...statements(options), city: extentOf(city) },
  )
  if (trajectories && 'kind' in trajectories) return trajectories
  const photos = options.isDrawn
    ? { photos: [], findings: [] }
    : await readPhotos(files.pictures, store, {
        ...(options.photoDatum !== undefined && { datum: options.photoDatum }),
        ...(signal && { signal }),
        onProgress: (done, of) => onProgress?.('reading', done, of),
      })
  const combined = combineShots(trajectories?.shots ?? [], photos.photos, { isDrawn: options.isDrawn === true })
  const judged = judgeShots(combined.shots, { extent: city.extent, now: request.now ?? Date.now() })
  const published = await publishPictures(database.db, judged.sequences, {
    actor: request.actor,
    source: request.source,
    visibility: visibilityOf(options),
    ...(visibilityOf(options) === 'waived' && { waiver: options.waiver ?? PLAIN_WAIVER }),
    derived: filesByOriginal(photos.photos),
    ...(signal && { signal }),
    onProgress: (done, of) => onProgress?.('publishing', done, of),
  })
  const findings = [
    ...(trajectories?.findings ?? []),
    ...photos.findings,
    ...combined.findings,
    ...judged.findings,
  ] satisfies ShotFinding[]
  const pictures = Math.max(files.pictures.length, combined.shots.length)
  return {
    kind: 'published',
    report: ingestReport(
      { pictures, published: published.pictures, known: published.known, sequences: published.sequences },
      findings,
    ),
  }
}

const statements = ({ encoding, crs, columns }: IngestOptions) => ({
  ...(encoding !== undefined && { encoding }),
  ...(crs !== undefined && { crs }),
  ...(columns !== undefined && { columns }),
})

const visibilityOf = ({ privacy, isDrawn }: IngestOptions): Visibility => privacy ?? (isDrawn ? 'waived' : 'sealed')

const extentOf = ({ nameZh, nameEn, extent, projectedSrid }: City) => ({
  nameZh,
  nameEn,
  bounds: extent,
  srid: projectedSrid,
})

const filesByOriginal = (photos: readonly ReadPhoto[]): Map<string, readonly DerivedFile[]> =>
  new Map(photos.map(({ shot, files }) => [shot.sha256, files]))
