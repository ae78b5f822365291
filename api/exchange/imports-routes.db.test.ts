import { setTimeout as sleep } from 'node:timers/promises'
import { beforeAll, describe, expect, test } from 'vitest'
import { testApp } from '../testing.ts'
import { safeName } from '../uploads/receive-upload.ts'

const fixture = testApp()
let url: string
let headers: { authorization: string }

beforeAll(async () => {
  url = await fixture.app.listen({ port: 0, host: '127.0.0.1' })
  headers = await fixture.as('imports:read', 'imports:write')
})

const ring = (west: number) => [
  [west, 30.5],
  [west + 0.01, 30.5],
  [west + 0.01, 30.51],
  [west, 30.51],
  [west, 30.5],
]
const area = (code: string, parent: string | null, west = 105.5, name: string | null = '某地') => ({
  type: 'Feature',
  properties: { CODE: code, NAME: name, PCODE: parent },
  geometry: { type: 'Polygon', coordinates: [ring(west)] },
})
const collection = (...features: unknown[]) => JSON.stringify({ type: 'FeatureCollection', features })

interface Batch {
  id: number
  state: string
  reason: string | null
  publishedSeq: number | null
  report: { counts?: Record<string, number>; merge?: Record<string, number>; questions?: { textEn: string }[] }
}

function form(fields: Record<string, string>, files: Record<string, string> = {}): FormData {
  const data = new FormData()
  for (const [name, value] of Object.entries(fields)) data.append(name, value)
  for (const [name, text] of Object.entries(files)) data.append('files', new Blob([text]), name)
  return data
}

const post = (path: string, body?: FormData) =>
  fetch(`${url}/api/imports${path}`, { method: 'POST', headers, ...(body && { body }) })

const read = async <Answer>(path: string): Promise<Answer> =>
  (await fetch(`${url}/api/imports${path}`, { headers })).json() as Promise<Answer>

/** Waits until the import has come to an end. */
async function settled(id: number): Promise<Batch> {
  while (true) {
    const batch = await read<Batch>(`/${id}`)
    if (batch.state !== 'reading' && batch.state !== 'checking') return batch
    await sleep(50)
  }
}

async function upload(dataset: string, files: Record<string, string>, options: object = {}): Promise<Batch> {
  const response = await post('', form({ dataset, options: JSON.stringify(options) }, files))
  expect(response.status).toBe(202)
  const { id } = (await response.json()) as { id: number }
  expect(response.headers.get('location')).toBe(`/api/imports/${id}`)
  return settled(id)
}

describe('an upload', () => {
  test('is checked, shown, published and withdrawn', async () => {
    const text = collection(
      area('510903', null),
      area('510903012', '510903'),
      area('5109', null),
      area('510904', null, 105.6, null),
    )
    const batch = await upload('areas', { '区域.geojson': text })
    expect(batch).toMatchObject({
      state: 'staged',
      files: ['区域.geojson'],
      report: { counts: { read: 4, accepted: 2, held: 2 } },
    })

    const findings = await read<{ features: { properties: object }[] }>(`/${batch.id}/findings?severity=error`)
    expect(findings.features.map(feature => feature.properties)).toMatchObject([
      { check: 'code-form', row: 3, value: '5109' },
      { check: 'attribute-missing', row: 4, key: '510904' },
    ])
    const csv = await (await fetch(`${url}/api/imports/${batch.id}/findings.csv?lang=en`, { headers })).text()
    expect(csv).toContain('1,error,code-form,the code is malformed')
    expect(await read(`/${batch.id}/differences?limit=1`)).toMatchObject({
      differences: [{ key: '510903', kind: 'added' }],
      next: '510903',
    })

    const published = (await (await post(`/${batch.id}/publish`)).json()) as Batch
    expect(published).toMatchObject({ state: 'published', report: { merge: { added: 2 } } })
    expect((await post(`/${batch.id}/publish`)).status).toBe(409)
    expect((await read<{ imports: Batch[] }>('?limit=1')).imports[0]).toMatchObject({
      id: batch.id,
      state: 'published',
    })

    const withdrawn = (await (await post(`/${batch.id}/withdraw`)).json()) as Batch
    expect(withdrawn).toMatchObject({ state: 'withdrawn', publishedSeq: published.publishedSeq })
  })

  test('that raises a question is read again with the answer', async () => {
    const away = collection(...[1, 2, 3].map(number => area(`51090${number}`, null, 104 + number / 10)))
    const asked = await upload('areas', { 'a.geojson': away })
    expect(asked.state).toBe('question')
    expect(asked.report.questions?.[0]?.textEn).toContain('Only 0 % of the positions lie in Suining')
    const retried = await fetch(`${url}/api/imports/${asked.id}/retry`, {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json' },
      body: JSON.stringify({ acceptOutside: true }),
    })
    expect(retried.status).toBe(202)
    expect(await settled(asked.id)).toMatchObject({ state: 'staged', options: { acceptOutside: true } })
    expect((await post(`/${asked.id}/withdraw`)).status).toBe(200)
    expect((await post(`/${asked.id}/withdraw`)).status).toBe(409)
  })

  test('that nothing can be read from is refused with the reason', async () => {
    const batch = await upload('areas', { 'a.geojson': '{"type": "FeatureCollection", "features": [' })
    expect(batch).toMatchObject({ state: 'refused', reason: expect.stringContaining('a.geojson') })
  })

  test('of components before there are grids asks for those first', async () => {
    const batch = await upload('components', { 'a.geojson': collection(area('510903', null)) })
    expect(batch.state).toBe('question')
    expect(batch.report.questions?.map(question => question.textEn)).toContain(
      'No unit grids are published yet: import those first.',
    )
  })

  test.each([
    ['without a dataset', form({}, { 'a.geojson': '{}' }), 'dataset: found ""'],
    ['of a dataset that does not exist', form({ dataset: 'lamps' }, { 'a.geojson': '{}' }), 'dataset: found "lamps"'],
    ['without a file', form({ dataset: 'areas' }), 'The form has no file.'],
    ['with an option that does not exist', form({ dataset: 'areas', options: '{"colour":1}' }, { a: '{}' }), 'options'],
    ['with options that are no JSON', form({ dataset: 'areas', options: '{' }, { a: '{}' }), 'options: expected JSON.'],
  ])('%s is refused at once', async (_name, body, detail) => {
    const response = await post('', body)
    expect(response.status).toBe(400)
    expect(((await response.json()) as { detail: string }).detail).toContain(detail)
  })

  test('that is no form is refused', async () => {
    const response = await fetch(`${url}/api/imports`, {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json' },
      body: '{}',
    })
    expect(response.status).toBe(400)
  })
})

test('the datasets say their columns and checks', async () => {
  const { datasets } = await read<{ datasets: { id: string; columns: object[]; checks: object[] }[] }>('/datasets')
  const components = datasets.find(dataset => dataset.id === 'components')
  expect(components?.columns).toContainEqual({ name: 'code', titleZh: '标识码', titleEn: 'code', required: true })
  expect(components?.checks).toContainEqual(expect.objectContaining({ id: 'position-near', severity: 'warning' }))
})

test('a batch that does not exist is not found, in every reading', async () => {
  for (const path of ['/999', '/999/findings', '/999/findings.csv', '/999/differences'])
    expect((await fetch(`${url}/api/imports${path}`, { headers })).status).toBe(404)
})

test.each([
  ['部件.shp', '部件.shp'],
  ['../../etc/passwd', 'passwd'],
  ['C:\\data\\grids.zip', 'grids.zip'],
  ['..hidden.csv', 'hidden.csv'],
  ['a\0b?.csv', 'a_b_.csv'],
])('a file called %j is kept as %s', (sent, kept) => {
  expect(safeName(sent)).toBe(kept)
})
