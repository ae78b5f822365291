import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Piscina } from 'piscina'
import { cropTask, type DrawnCamera, pictureTask, tileTask } from '../../data-import/imagery/drawing-task.ts'
import { PictureStore } from '../../data-import/imagery/picture-store.ts'
import type { PictureTask } from '../../data-import/imagery/picture-work.ts'
import type { Db } from '../../spatial/database/schema.ts'
import type { PictureFileKind } from '../../spatial/database/tables/imagery.ts'
import { type PictureTiles, pictureTiles } from '../../spatial/geometry/picture-tiles.ts'
import type { Camera } from '../../spatial/imagery/camera.ts'
import { cameraAsDelivered } from '../../spatial/imagery/cameras.ts'
import type { Crop } from '../../spatial/imagery/drawing/rectilinear.ts'
import { sceneAround } from '../../spatial/imagery/drawing/scene.ts'
import { FileCache } from './file-cache.ts'
import { tileOf } from './tile-archive.ts'

export const IMAGE_SIZES = ['thumb', 'sd', 'full'] as const
export type ImageSize = (typeof IMAGE_SIZES)[number]

export interface Image {
  bytes: Buffer
  /** Says what it shows: equal tags, equal bytes. */
  tag: string
}

const WIDTHS = { thumb: 320, sd: 2048 } as const
const KIND_OF: Record<ImageSize, PictureFileKind> = { thumb: 'thumb', sd: 'sd', full: 'public' }
/** Drawn pictures and crops; some thousands. */
const CACHE_BYTES = 512 * 1024 * 1024
/** To be raised when the same picture is drawn otherwise than before. */
const DRAWING = 1
const THREADS = 2
const WORKER = new URL('../../data-import/imagery/picture-work.ts', import.meta.url).href

/** Pictures as JPEG: from the store, or of the synthetic city drawn when asked for; crops of both. Made in worker threads. */
export class PictureImages {
  readonly #db: Db
  readonly #store: PictureStore
  readonly #cache: FileCache
  readonly #underWay = new Map<string, Promise<Image>>()
  #pool: Piscina<PictureTask, Uint8Array> | undefined

  constructor(db: Db, directory: string) {
    this.#db = db
    this.#store = new PictureStore(directory)
    this.#cache = new FileCache(join(directory, 'cache'), CACHE_BYTES)
  }

  get store(): PictureStore {
    return this.#store
  }

  async close(): Promise<void> {
    await this.#pool?.destroy()
  }

  /** A picture in one of its sizes; undefined where its files are not there. */
  async image(camera: Camera, size: ImageSize): Promise<Image | undefined> {
    const drawn = await this.#drawnCamera(camera.id)
    if (drawn) {
      const width = size === 'full' ? camera.width : Math.min(WIDTHS[size], camera.width)
      return this.#made(`${camera.id}-${size}`, async () => pictureTask(await this.#scene(drawn), drawn, width))
    }
    const file = await this.#file(camera.id, KIND_OF[size])
    return file && { bytes: await readFile(this.#store.derivedPath(file.sha256)), tag: file.sha256.slice(0, 32) }
  }

  /** What a camera without distortion would have seen in a direction. */
  async crop(camera: Camera, crop: Crop): Promise<Image | undefined> {
    const name = `${camera.id}-${Object.values(crop).join('_')}`
    const drawn = await this.#drawnCamera(camera.id)
    if (drawn) return this.#made(name, async () => cropTask(await this.#scene(drawn), drawn, crop))
    const file = await this.#file(camera.id, 'public')
    if (!file) return undefined
    const path = this.#store.derivedPath(file.sha256)
    return this.#made(`${name}-${file.sha256.slice(0, 16)}`, async () => ({ kind: 'crop', path, frame: camera, crop }))
  }

  /** How a picture is cut into tiles; undefined where it is not. Of drawn pictures only whole panoramas are. */
  async tiles(camera: Camera): Promise<PictureTiles | undefined> {
    if (await this.#drawnCamera(camera.id)) return isWholeSphere(camera) ? pictureTiles(camera) : undefined
    const file = await this.#file(camera.id, 'tiles')
    return file && pictureTiles(file)
  }

  /** One tile of a picture; undefined where there is none of that address. */
  async tile(camera: Camera, { level, x, y }: { level: number; x: number; y: number }): Promise<Image | undefined> {
    const found = (await this.tiles(camera))?.levels.find(one => one.level === level)
    if (!found || x >= found.columns || y >= found.rows) return undefined
    const drawn = await this.#drawnCamera(camera.id)
    if (drawn) {
      const name = `${camera.id}-tile-${level}-${x}-${y}`
      return this.#made(name, async () => tileTask(await this.#scene(drawn), drawn, { level: found, x, y }))
    }
    const file = await this.#file(camera.id, 'tiles')
    return file && tileOf(this.#store.derivedPath(file.sha256), { level, x, y })
  }

  /** From the cache, or made; callers who ask for the same at the same time share it. */
  async #made(name: string, task: () => Promise<PictureTask>): Promise<Image> {
    const tag = createHash('sha256').update(`${DRAWING} ${name}`).digest('hex').slice(0, 32)
    const kept = await this.#cache.get(`${tag}.jpg`)
    if (kept) return { bytes: kept, tag }
    const underWay = this.#underWay.get(tag)
    if (underWay) return underWay
    const making = this.#make(tag, task).finally(() => this.#underWay.delete(tag))
    this.#underWay.set(tag, making)
    return making
  }

  async #make(tag: string, task: () => Promise<PictureTask>): Promise<Image> {
    this.#pool ??= new Piscina({ filename: WORKER, minThreads: 0, maxThreads: THREADS, idleTimeout: 30_000 })
    const bytes = Buffer.from(await this.#pool.run(await task()))
    await this.#cache.set(`${tag}.jpg`, bytes)
    return { bytes, tag }
  }

  #scene = ({ lon, lat }: PlacedCamera) => sceneAround(this.#db, [lon, lat])

  async #drawnCamera(id: string): Promise<PlacedCamera | undefined> {
    const row = await this.#db.selectFrom('pictures').select('drawn_pose').where('id', '=', id).executeTakeFirst()
    if (!row?.drawn_pose) return undefined
    const camera = (await cameraAsDelivered(this.#db, id))!
    const { headingDegrees } = row.drawn_pose
    return typeof headingDegrees === 'number' ? { ...camera, headingDegrees } : camera
  }

  #file(
    pictureId: string,
    kind: PictureFileKind,
  ): Promise<{ sha256: string; width: number; height: number } | undefined> {
    return this.#db
      .selectFrom('picture_files')
      .select(['sha256', 'width', 'height'])
      .where('picture_id', '=', pictureId)
      .where('kind', '=', kind)
      .executeTakeFirst()
  }
}

const isWholeSphere = ({ projection, fieldOfViewDegrees, width, height }: Camera): boolean =>
  projection === 'equirectangular' && fieldOfViewDegrees === 360 && width === 2 * height

type PlacedCamera = DrawnCamera & { lon: number; lat: number }
