import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ingest } from '../../data-import/imagery/ingest.ts'
import { PictureStore } from '../../data-import/imagery/picture-store.ts'
import { publishSmallCity } from '../../data-import/testing/small-city.ts'
import { createKey } from '../../spatial/access/access-keys.ts'
import { testDatabase } from '../../spatial/database/testing/test-database.ts'
import { buildApp } from '../app.ts'

const database = testDatabase()
const SECRET = 'Secret 4711'
let app: FastifyInstance
let folder = ''
let headers: Record<string, string> = {}
let ids: string[] = []

/** A panorama with everything that cameras write into files. */
const panorama = (background: string): Promise<Buffer> =>
  sharp({ create: { width: 4096, height: 2048, channels: 3, background } })
    .withExif({
      IFD0: { Make: SECRET, ImageDescription: SECRET },
      IFD2: { DateTimeOriginal: '2024:05:01 09:00:00' },
      IFD3: {
        GPSLatitudeRef: 'N',
        GPSLatitude: '30/1 30/1 18/1',
        GPSLongitudeRef: 'E',
        GPSLongitude: '105/1 30/1 18/1',
      },
    })
    .withXmp(
      `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description xmlns:GPano="http://ns.google.com/photos/1.0/panorama/" GPano:ProjectionType="equirectangular" GPano:PoseHeadingDegrees="90" GPano:StitchingSoftware="${SECRET}"/></rdf:RDF></x:xmpmeta>`,
    )
    .withIccProfile('p3')
    .jpeg()
    .toBuffer()

beforeAll(async () => {
  await publishSmallCity(database.current)
  folder = await mkdtemp(join(tmpdir(), 'wangge-privacy-'))
  const delivery = join(folder, 'delivery')
  await mkdir(delivery)
  await writeFile(join(delivery, 'a.jpg'), await panorama('#456'))
  await writeFile(join(delivery, 'b.jpg'), await panorama('#654'))
  const imageryDirectory = join(folder, 'imagery')
  app = await buildApp({ database: database.current, imageryDirectory })
  await app.ready()
  const result = await ingest(database.current, new PictureStore(imageryDirectory), {
    ...{ paths: [delivery], options: {}, actor: 'tester', source: 'two panoramas' },
  })
  expect(result).toMatchObject({ kind: 'published', report: { published: 2 } })
  headers = {
    authorization: `Bearer ${await createKey(database.current.db, { name: 'tester', scopes: ['imagery:write'] })}`,
  }
  const { rows } = await database.current.pool.query('select id from pictures order by rank')
  ids = rows.map(({ id }) => id)
}, 60_000)
afterAll(async () => {
  await app.close()
  await rm(folder, { recursive: true, force: true })
})

const get = (url: string, as = {}) => app.inject({ url, headers: as })
const show = (path: string, payload: object) =>
  app.inject({ method: 'PUT', url: `/api/imagery/${path}/visibility`, headers, payload })

async function uploadBlurred(id: string, bytes: Buffer) {
  const form = new FormData()
  form.append('file', new Blob([new Uint8Array(bytes)]), 'blurred.jpg')
  const encoded = new Response(form)
  return app.inject({
    method: 'POST',
    url: `/api/imagery/pictures/${id}/blurred`,
    headers: { ...headers, 'content-type': encoded.headers.get('content-type')! },
    payload: Buffer.from(await encoded.arrayBuffer()),
  })
}

/** Every address that an app gives a picture's bytes at, as its routes say: nothing that is added later is forgotten. */
async function imageAddresses(id: string, as = {}): Promise<string[]> {
  const images = app.statedRoutes.filter(
    ({ method, schema }) => method === 'GET' && (schema as { produces?: string[] })?.produces?.includes('image/jpeg'),
  )
  const tiles = (await get(`/api/imagery/pictures/${id}/tiles`, as)).json()
  const level = tiles.levels?.at(-1) ?? { level: 9, columns: 1, rows: 1 }
  return images.flatMap(({ url }) => {
    const at = url.replace(':id', id)
    if (url.endsWith('/image')) return ['thumb', 'sd', 'full'].map(size => `${at}?size=${size}`)
    if (url.endsWith('/crop')) return [`${at}?yaw=0`, `${at}?yaw=170&pitch=-40&fov=90&width=300&height=200`]
    expect(url).toMatch(/tiles\/:level\/:x\/:y$/)
    return [
      [0, 0],
      [level.columns - 1, level.rows - 1],
    ].map(([x, y]) => at.replace(':level', level.level).replace(':x', String(x)).replace(':y', String(y)))
  })
}

describe('a picture that nobody answers for', () => {
  test('is nowhere for the public', async () => {
    const [id] = ids
    for (const url of await imageAddresses(id!, headers)) {
      expect((await get(url)).statusCode, url).toBe(404)
      expect((await get(url, headers)).statusCode, url).toBe(200)
    }
    const listing = [
      '/stac/search',
      '/stac/collections',
      '/api/imagery/pictures?lon=105.505&lat=30.505&radius=200',
      '/api/imagery/look-at?lon=105.505&lat=30.5051',
      '/ogc/collections/pictures/items',
      '/ogc/collections/picture_sequences/items',
      '/api/changes?since=0',
      '/wfs?service=WFS&version=2.0.0&request=GetFeature&typeNames=pictures',
      '/arcgis/rest/services/city/FeatureServer/layers?f=json',
    ]
    const { rows } = await database.current.pool.query('select id from picture_sequences')
    for (const url of listing) {
      const { payload, statusCode } = await get(url)
      expect(payload.includes(id!), url).toBe(false)
      expect(payload.includes(`"${rows[0].id}"`), url).toBe(false)
      expect(statusCode, url).toBeLessThan(500)
    }
  })
})

describe('a blurred copy of one picture', () => {
  test('is refused where it is not of the size of the picture, no JPEG, or of nothing', async () => {
    const small = await sharp({ create: { width: 640, height: 320, channels: 3, background: '#000' } })
      .jpeg()
      .toBuffer()
    const refused = await uploadBlurred(ids[0]!, small)
    expect(refused.statusCode).toBe(400)
    expect(refused.json().detail).toMatch(/640 × 320 .* 4096 × 2048/)
    expect((await uploadBlurred(ids[0]!, Buffer.from('GIF89a'))).json().detail).toMatch(/is not a JPEG/)
    expect((await uploadBlurred('100000000000000', small)).statusCode).toBe(404)
    expect((await get(`/api/imagery/pictures/${ids[0]}`)).statusCode).toBe(404)
  })

  test('shows that picture and no other, from no pixel of the original, which stays sealed', async () => {
    const [first, second] = ids as [string, string]
    const originals = join(folder, 'imagery', 'originals')
    const before = await readdir(originals, { recursive: true })
    const blurred = await panorama('#f00')
    expect((await uploadBlurred(first, blurred)).statusCode).toBe(200)
    for (const url of await imageAddresses(first)) {
      const image = await get(url)
      expect(image.statusCode, url).toBe(200)
      const { channels } = await sharp(image.rawPayload).stats()
      expect(Math.abs(channels[0]!.mean - 255), url).toBeLessThan(6)
    }
    expect((await get(`/api/imagery/pictures/${first}`)).json().visibility).toBe('blurred')
    expect((await get(`/api/imagery/pictures/${second}`)).statusCode).toBe(404)
    expect(await readdir(originals, { recursive: true })).toEqual(before)
    const { rows } = await database.current.pool.query('select sha256 from picture_files where picture_id = $1', [
      first,
    ])
    const kept = (await readdir(join(folder, 'imagery', 'derived'), { recursive: true })).join()
    for (const { sha256 } of rows) expect(kept).toContain(sha256)
  }, 30_000)
})

test('one picture is sealed by itself, and shown again by name and reason', async () => {
  const url = `/api/imagery/pictures/${ids[1]}`
  expect((await show(`pictures/${ids[1]}`, { visibility: 'waived' })).statusCode).toBe(400)
  expect((await show(`pictures/${ids[1]}`, { visibility: 'waived', reason: 'an empty lane' })).statusCode).toBe(200)
  expect((await get(url)).statusCode).toBe(200)
  const { rows } = await database.current.pool.query('select waiver from pictures where id = $1', [ids[1]])
  expect(rows[0].waiver).toBe('tester: an empty lane')
  await show(`pictures/${ids[1]}`, { visibility: 'sealed', reason: 'a complaint' })
  expect((await get(url)).statusCode).toBe(404)
  expect(
    (await app.inject({ method: 'PUT', url: `${url}/visibility`, payload: { visibility: 'blurred' } })).statusCode,
  ).toBe(401)
})

test('what leaves by any route carries no metadata, whole or in parts', async () => {
  await show('sequences/delivery', { visibility: 'blurred' })
  const seen: string[] = []
  for (const id of ids)
    for (const url of await imageAddresses(id)) {
      const { rawPayload, headers } = await get(url)
      const parts: Buffer[] = []
      for (let from = 0; from < rawPayload.length; from += 50_000)
        parts.push((await get(url, { range: `bytes=${from}-${from + 49_999}` })).rawPayload)
      expect(Buffer.concat(parts).equals(rawPayload), url).toBe(true)
      expect(rawPayload.includes(SECRET), url).toBe(false)
      expect(JSON.stringify(headers), url).not.toContain(SECRET)
      const { format, exif, xmp, iptc, icc, comments } = await sharp(rawPayload).metadata()
      expect({ format, exif, xmp, iptc, icc, comments }, url).toEqual({ format: 'jpeg' })
      expect(segments(rawPayload), url).toEqual([])
      seen.push(url)
    }
  expect(seen).toHaveLength(14)
}, 60_000)

/** Application segments and comments before the picture, all of which say something. */
function segments(bytes: Buffer): string[] {
  const found: string[] = []
  for (let at = 2; bytes[at + 1] !== 0xda; at += 2 + bytes.readUInt16BE(at + 2)) {
    const marker = bytes[at + 1]!
    if (marker >= 0xe0 || marker === 0xfe) found.push(marker.toString(16))
  }
  return found
}

test('originals are read-only, and no route reaches into the store', async () => {
  const store = join(folder, 'imagery')
  const [original] = (await readdir(join(store, 'originals'), { recursive: true })).filter(name =>
    name.endsWith('.jpg'),
  )
  expect((await readFile(join(store, 'originals', original!))).includes(SECRET)).toBe(true)
  const hash = original!.slice(3, -4)
  for (const url of [
    `/api/imagery/pictures/${hash}/image`,
    `/api/imagery/originals/${original}`,
    `/imagery/originals/${original}`,
  ])
    expect((await get(url, headers)).statusCode, url).toBeGreaterThanOrEqual(400)
})
