import sharp from 'sharp'
import { beforeAll, expect, test } from 'vitest'
import { publishSmallCity } from '../../data-import/testing/small-city.ts'
import { testApp } from '../testing.ts'

const fixture = testApp()
let headers: Record<string, string> = {}

beforeAll(async () => {
  await publishSmallCity(fixture.database.current)
  headers = await fixture.as('imagery:write')
})

const photo = (background: string): Promise<Buffer> =>
  sharp({ create: { width: 800, height: 600, channels: 3, background } })
    .withExif({ IFD0: { Make: 'Secret' } })
    .jpeg()
    .toBuffer()

const TRAJECTORY = `线路编号,影像文件,拍摄时间,经度,纬度
L1,a.jpg,2024-05-01 09:00:00,105.505,30.505
L1,b.jpg,2024-05-01 09:00:02,105.505,30.5051
L1,gone.jpg,2024-05-01 09:00:04,105.505,30.5052
`

async function deliver(files: Record<string, Buffer | string>, options: object) {
  const form = new FormData()
  form.append('options', JSON.stringify(options))
  for (const [name, content] of Object.entries(files))
    form.append('file', new Blob([typeof content === 'string' ? content : new Uint8Array(content)]), name)
  const encoded = new Response(form)
  const answer = await fixture.app.inject({
    method: 'POST',
    url: '/api/imagery/deliveries',
    headers: { ...headers, 'content-type': encoded.headers.get('content-type')! },
    payload: Buffer.from(await encoded.arrayBuffer()),
  })
  expect(answer.statusCode).toBe(202)
  for (;;) {
    const { body } = await read(answer.headers.location as string)
    if (body.state !== 'reading') return body
    await new Promise(done => setTimeout(done, 50))
  }
}

const read = async (url: string, as = headers) => {
  const answer = await fixture.app.inject({ url, headers: as })
  return { status: answer.statusCode, body: answer.json() }
}

const files = async () => ({
  'track.csv': TRAJECTORY,
  'a.jpg': await photo('#456'),
  'b.jpg': await photo('#654'),
  'copy.jpg': await photo('#456'),
  'broken.jpg': Buffer.from('nothing'),
})

test('photos and their trajectory become a sealed sequence; what is wrong is told picture by picture', async () => {
  const batch = await deliver(await files(), { crs: 'EPSG:4490' })
  expect(batch).toMatchObject({ state: 'published', report: { published: 2, sequences: 1 } })
  expect(batch.report.findings).toMatchObject({
    'not-jpeg': 1,
    duplicate: 1,
    'file-missing': 1,
    'heading-from-track': 2,
  })
  const near = '/api/imagery/pictures?lon=105.505&lat=30.505'
  expect((await read(near, {})).body.pictures).toEqual([])
  const { body } = await read(near)
  expect(body.pictures.map(({ heading }: { heading: number }) => heading)).toEqual([0, 0])
})

test('the same delivery again changes nothing', async () => {
  const batch = await deliver(await files(), { crs: 'EPSG:4490' })
  expect(batch.report).toMatchObject({ published: 0, known: 2 })
})

test('a sequence is shown once somebody answers for it, and then without metadata', async () => {
  const url = '/api/imagery/sequences/L1/visibility'
  const put = (payload: object) => fixture.app.inject({ method: 'PUT', url, headers, payload })
  expect((await put({ visibility: 'waived' })).statusCode).toBe(400)
  expect((await put({ visibility: 'waived', reason: 'an empty lane' })).statusCode).toBe(200)
  const { body } = await read('/api/imagery/pictures?lon=105.505&lat=30.505', {})
  expect(body.pictures).toHaveLength(2)
  for (const size of ['thumb', 'sd', 'full']) {
    const image = await fixture.app.inject(`/api/imagery/pictures/${body.pictures[0].id}/image?size=${size}`)
    expect(image.statusCode).toBe(200)
    expect(image.rawPayload.includes('Secret')).toBe(false)
  }
  const crop = await fixture.app.inject(`/api/imagery/pictures/${body.pictures[0].id}/crop?yaw=0&fov=40`)
  expect(crop.headers['content-type']).toBe('image/jpeg')
})

test('positions whose system nobody states are not taken', async () => {
  const batch = await deliver({ 'track.csv': TRAJECTORY, 'a.jpg': await photo('#999') }, {})
  expect(batch.state).toBe('refused')
  expect(batch.reason).toMatch(/state|EPSG/i)
})
