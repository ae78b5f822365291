import { createHash } from 'node:crypto'
import { readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import type { PictureFileKind } from '../../spatial/database/tables/imagery.ts'
import { jpegHeader } from './jpeg-header.ts'
import { type PhotoFacts, photoFacts } from './photo-facts.ts'
import { type DerivedFile, type Manifest, PictureStore } from './picture-store.ts'
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
const SD_WIDTH = 2048
const THUMB_WIDTH = 320
const TILE_PIXELS = 512
const QUALITY = 82
/** Smaller pictures are shown whole; tiles would only cost. */
const TILES_FROM_WIDTH = 3000

/**
 * Takes a photo apart: refuses what is hostile, reads what it says, seals the original and makes what the public may see once it
 * may. Orientation is applied and no metadata are copied. Runs in a worker; done once for each content.
 */
export default async function derivePhoto({ path, storeDirectory }: PhotoTask): Promise<DerivedPhoto> {
  const store = new PictureStore(storeDirectory)
  const { size } = await stat(path)
  if (size > MOST_BYTES) return { ok: false, code: 'too-large' }
  const bytes = await readFile(path)
  const header = jpegHeader(bytes)
  if (typeof header === 'string') return { ok: false, code: header }
  const sha256 = createHash('sha256').update(bytes).digest('hex')
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
  const facts = await photoFacts(bytes)
  try {
    const upright = await sharp(bytes, { failOn: 'error' })
      .autoOrient()
      .jpeg({ quality: 90, mozjpeg: false })
      .toBuffer({ resolveWithObject: true })
    const { width, height } = upright.info
    const files = [await kept(store, 'public', { bytes: upright.data, width, height })]
    for (const [kind, wide] of [
      ['sd', SD_WIDTH],
      ['thumb', THUMB_WIDTH],
    ] as const) {
      const { data, info } = await sharp(upright.data)
        .resize({ width: Math.min(wide, width), withoutEnlargement: true })
        .jpeg({ quality: QUALITY })
        .toBuffer({ resolveWithObject: true })
      files.push(await kept(store, kind, { bytes: data, width: info.width, height: info.height }))
    }
    if (width >= TILES_FROM_WIDTH)
      files.push(await kept(store, 'tiles', { bytes: await tilesOf(upright.data), width, height }))
    return { facts: { ...facts, width, height }, files }
  } catch (error) {
    const text = error instanceof Error ? error.message : ''
    return { code: /premature|truncat|end of (file|input)/i.test(text) ? 'truncated' : 'damaged' }
  }
}

/** All levels of a picture as tiles in one archive, each level half of the next (Deep Zoom). */
async function tilesOf(upright: Buffer): Promise<Buffer> {
  const file = join(tmpdir(), `wangge-tiles-${process.pid}-${Math.random().toString(36).slice(2)}.zip`)
  try {
    await sharp(upright)
      .jpeg({ quality: QUALITY })
      .tile({ size: TILE_PIXELS, overlap: 0, layout: 'dz', container: 'zip', basename: 'tiles' })
      .toFile(file)
    return await readFile(file)
  } finally {
    await rm(file, { force: true })
  }
}

async function kept(
  store: PictureStore,
  kind: PictureFileKind,
  { bytes, width, height }: { bytes: Buffer; width: number; height: number },
): Promise<DerivedFile> {
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  await store.keep(bytes, sha256)
  return { kind, sha256, bytes: bytes.length, width, height }
}
