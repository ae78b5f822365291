import { beforeAll, expect, test } from 'vitest'
import { buildSmallRegister } from '../../spatial/components/testing/small-register.ts'
import { addRules } from '../../spatial/organisations/testing/add-units-and-rules.ts'
import { buildSmallPlaces } from '../../spatial/places/testing/small-places.ts'
import { testApp } from '../testing.ts'

const fixture = testApp()
beforeAll(async () => {
  const { db } = fixture.database.current
  await buildSmallRegister(db)
  await buildSmallPlaces(db)
  await addRules(db, { R1: { handler: 'W1' } })
})

const get = (url: string) => fixture.app.inject({ url: `/api${url}` })

test('locate answers grid, areas, unit with the reason, address and components', async () => {
  expect((await get('/locate?lon=105.5747&lat=30.5004&class=0305')).json()).toEqual({
    grid: '510903002001002',
    community: { code: '510903002001', nameZh: 'community-510903002001', nameEn: null },
    street: { code: '510903002', nameZh: 'street-510903002', nameEn: null },
    district: { code: '510903', nameZh: 'district-510903', nameEn: null },
    managementArea: { code: 'G01', nameZh: 'management-G01', nameEn: null },
    unit: {
      code: 'W1',
      name: '单位W1',
      nameEn: null,
      rule: 'R1',
      why: expect.stringContaining('R1'),
      whyEn: expect.stringContaining('R1'),
    },
    address: {
      text: '嘉禾东路55号东北约30米',
      textEn: 'about 30 m northeast of 55 Jiahe East Road',
      anchor: { kind: 'place', key: 'P2', nameZh: '嘉禾东路55号' },
      distanceMeters: expect.closeTo(29.3, 1),
      bearing: expect.closeTo(40.9, 1),
    },
    nearestComponents: [
      {
        code: '5109030305000001',
        classCode: '0305',
        name: '垃圾箱',
        state: 'lost',
        geometry: { type: 'Point', coordinates: [105.5745, 30.5005] },
        distanceMeters: expect.closeTo(22.2, 1),
      },
    ],
  })
})

test('locate in the open country answers with nothing, not with an error', async () => {
  const answer = await get('/locate?lon=100&lat=20')
  expect(answer.statusCode).toBe(200)
  expect(answer.json()).toMatchObject({ grid: null, unit: null, address: null })
})

test('search answers titles and places, best first', async () => {
  const { results } = (await get('/search?q=jhdl&lon=105.5715&lat=30.5005&limit=3')).json()
  expect(results).toHaveLength(3)
  expect(results[0]).toMatchObject({
    kind: 'road',
    titleZh: '嘉禾东路',
    bbox: [105.569, 30.5001, 105.577, 30.5001],
    distanceMeters: 151,
  })
  expect((await get('/search?q=%E5%98%89%E7%A6%BE')).json().results[0]).not.toHaveProperty('distanceMeters')
})

test.each([
  '/locate?lon=105',
  '/locate?lon=30.5&lat=105.5',
  '/locate?lon=105.5&lat=30.5&class=01',
  '/locate?lon=1e999&lat=30',
  '/search',
  '/search?q=',
  `/search?q=${'x'.repeat(101)}`,
  '/search?q=x&lon=105',
  '/search?q=x&limit=51',
  '/search?q=x&colour=red',
])('%s is refused', async url => {
  const answer = await get(url)
  expect(answer.statusCode).toBe(400)
  expect(answer.json()).toMatchObject({ code: 'invalid-parameter' })
})
