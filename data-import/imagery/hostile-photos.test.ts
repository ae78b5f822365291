import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import derivePhoto from './derive-photo.ts'
import { jpegHeader } from './jpeg-header.ts'
import { PictureStore } from './picture-store.ts'
import { readPhotos } from './read-photos.ts'

let folder = ''
const store = () => new PictureStore(join(folder, 'store'))

const photo = (width: number, height: number, orientation?: number): Promise<Buffer> => {
  const picture = sharp({ create: { width, height, channels: 3, background: '#7a8' } })
  const exif = {
    IFD0: { Make: 'Secret', Model: 'Serial 4711' },
    IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '30/1 30/1 0/1' },
  }
  return picture
    .withExif(exif)
    .withMetadata({ ...(orientation && { orientation }), exif })
    .jpeg()
    .toBuffer()
}

/** A header that says 65,535 by 65,535 pixels over the body of a small picture. */
function bomb(small: Buffer): Buffer {
  const bytes = Buffer.from(small)
  for (let at = 2; at < bytes.length; at += 2 + bytes.readUInt16BE(at + 2))
    if (bytes[at + 1]! >= 0xc0 && bytes[at + 1]! <= 0xc2) {
      bytes.writeUInt32BE(0xffffffff, at + 5)
      break
    }
  return bytes
}

/** Application segments without end before the picture. */
const endlessExif = (small: Buffer): Buffer => {
  const segment = Buffer.alloc(65_537)
  segment.set([0xff, 0xe1, 0xff, 0xff])
  return Buffer.concat([small.subarray(0, 2), ...Array.from({ length: 300 }, () => segment), small.subarray(2)])
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'wangge-photos-'))
  const good = await photo(640, 480)
  const files: Record<string, Buffer> = {
    'good.jpg': good,
    'again.jpg': good,
    'bomb.jpg': bomb(good),
    'cut.jpg': good.subarray(0, good.length * 0.6),
    'head-only.jpg': good.subarray(0, 30),
    'png.jpg': await sharp({ create: { width: 9, height: 9, channels: 3, background: 'red' } })
      .png()
      .toBuffer(),
    'text.jpg': Buffer.from('not a picture'),
    'empty.jpg': Buffer.alloc(0),
    'endless.jpg': endlessExif(good),
  }
  for (const [name, bytes] of Object.entries(files)) await writeFile(join(folder, name), bytes)
})

afterAll(() => rm(folder, { recursive: true, force: true }))

test('hostile pictures are refused one by one, and the others are taken', async () => {
  const names = (await readdir(folder)).filter(name => name.endsWith('.jpg')).sort()
  const files = names.map(name => ({ path: join(folder, name), shownPath: `run/${name}` }))
  const { photos, findings } = await readPhotos(files, store(), { onProgress: () => {} })
  expect(photos.map(({ shot }) => shot.file)).toEqual(['again.jpg', 'good.jpg'])
  expect(Object.fromEntries(findings.map(({ file, code }) => [file, code]))).toEqual({
    'bomb.jpg': 'too-many-pixels',
    'cut.jpg': 'truncated',
    'empty.jpg': 'not-jpeg',
    'endless.jpg': 'metadata-too-large',
    'head-only.jpg': 'truncated',
    'png.jpg': 'not-jpeg',
    'text.jpg': 'not-jpeg',
  })
}, 60_000)

describe('what is made of a photo', () => {
  test('carries no metadata in any copy; the original is sealed as it was', async () => {
    const path = join(folder, 'good.jpg')
    const made = await derivePhoto({ path, storeDirectory: join(folder, 'store') })
    if (!made.ok) throw new Error(made.code)
    expect(made.facts.camera).toBe('Secret Serial 4711')
    for (const { kind, sha256 } of made.files) {
      const bytes = await readFile(store().derivedPath(sha256))
      expect(bytes.includes('Secret'), kind).toBe(false)
      const { exif, xmp, iptc, icc } = await sharp(bytes).metadata()
      expect({ exif, xmp, iptc, icc }).toEqual({})
    }
    expect(await readFile(store().originalPath(made.sha256))).toEqual(await readFile(path))
  })

  test.each([1, 2, 3, 4, 5, 6, 7, 8])('stands upright, from orientation %d', async orientation => {
    const path = join(folder, `o${orientation}.jpeg`)
    await writeFile(path, await photo(60, 40, orientation))
    const made = await derivePhoto({ path, storeDirectory: join(folder, 'store') })
    if (!made.ok) throw new Error(made.code)
    expect([made.width, made.height]).toEqual(orientation < 5 ? [60, 40] : [40, 60])
  })

  test('has tiles of every level where it is large', async () => {
    const path = join(folder, 'large.jpeg')
    await writeFile(path, await photo(4000, 2000))
    const made = await derivePhoto({ path, storeDirectory: join(folder, 'store') })
    expect(made.ok && made.files.map(({ kind }) => kind)).toEqual(['public', 'sd', 'thumb', 'tiles'])
  })
})

test('a segment that claims to be longer than the file is not believed', () => {
  expect(jpegHeader(Uint8Array.from([0xff, 0xd8, 0xff, 0xe1, 0xff, 0xff, 1, 2]))).toBe('truncated')
  expect(jpegHeader(Uint8Array.from([0xff, 0xd8, 0xff, 0xe1, 0, 0, 1, 2]))).toBe('damaged')
})

/** EXIF whose directory names itself as the next, and whose one entry claims four thousand million values. */
const endlessDirectory = (small: Buffer): Buffer => {
  const tiff = Buffer.alloc(26)
  tiff.write('II*\0', 0, 'latin1')
  tiff.writeUInt32LE(8, 4)
  tiff.writeUInt16LE(1, 8)
  tiff.writeUInt16LE(0x010f, 10)
  tiff.writeUInt16LE(2, 12)
  tiff.writeUInt32LE(0xffffffff, 14)
  tiff.writeUInt32LE(8, 18)
  tiff.writeUInt32LE(8, 22)
  const body = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff])
  const head = Buffer.from([0xff, 0xe1, 0, body.length + 2])
  return Buffer.concat([small.subarray(0, 2), head, body, small.subarray(2)])
}

test('metadata that lead in circles or claim more than there is count as none', async () => {
  const path = join(folder, 'circle.jpeg')
  await writeFile(
    path,
    endlessDirectory(
      await sharp({ create: { width: 64, height: 32, channels: 3, background: '#321' } })
        .jpeg()
        .toBuffer(),
    ),
  )
  const made = await derivePhoto({ path, storeDirectory: join(folder, 'store') })
  expect(made).toMatchObject({ ok: true, width: 64, height: 32, facts: { projection: 'flat' } })
})

test('a picture that is decoded over and over, scan by scan, is refused', async () => {
  const progressive = await sharp({ create: { width: 2000, height: 2000, channels: 3, background: '#345' } })
    .jpeg({ progressive: true })
    .toBuffer()
  const last = progressive.lastIndexOf(Buffer.from([0xff, 0xda]))
  const scan = progressive.subarray(last, -2)
  const path = join(folder, 'scans.jpeg')
  await writeFile(
    path,
    Buffer.concat([progressive.subarray(0, -2), ...Array.from({ length: 500 }, () => scan), progressive.subarray(-2)]),
  )
  expect(await derivePhoto({ path, storeDirectory: join(folder, 'store') })).toEqual({ ok: false, code: 'damaged' })
})

test('a file that cannot be read is refused by itself', async () => {
  const path = join(folder, 'gone.jpeg')
  expect(await derivePhoto({ path, storeDirectory: join(folder, 'store') })).toEqual({
    ok: false,
    code: 'unreadable-file',
  })
})
