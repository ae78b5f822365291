import { beforeAll, describe, expect, test } from 'vitest'
import { commit } from '../../spatial/database/commit.ts'
import { buildSmallCity, GRID_IN_MANAGEMENT_AREA, SMALL_CITY_GRIDS } from '../../spatial/grids/testing/small-city.ts'
import { testApp } from '../testing.ts'

const fixture = testApp()
const ask = (url: string) => fixture.app.inject({ url: `/api${url}` })

beforeAll(() => buildSmallCity(fixture.database.current.db))

describe('a unit grid', () => {
  test('is a GeoJSON feature with the areas it lies in', async () => {
    const answer = await ask(`/grids/${GRID_IN_MANAGEMENT_AREA}`)
    expect(answer.statusCode).toBe(200)
    const { geometry, bbox, ...feature } = answer.json()
    expect(feature).toEqual({
      type: 'Feature',
      id: GRID_IN_MANAGEMENT_AREA,
      properties: {
        code: GRID_IN_MANAGEMENT_AREA,
        community: { code: '510903002001', nameZh: 'community-510903002001', nameEn: null },
        street: { code: '510903002', nameZh: 'street-510903002', nameEn: null },
        district: { code: '510903', nameZh: 'district-510903', nameEn: null },
        managementArea: { code: 'G01', nameZh: 'management-G01', nameEn: null },
        areaM2: 10_640,
        startedOn: '2026-01-01',
        endedOn: null,
        retiredAt: null,
        note: null,
        componentCount: 0,
      },
    })
    expect(Object.keys(geometry)).toEqual(['type', 'coordinates'])
    expect(geometry.coordinates[0]).toContainEqual([105.574, 30.5])
    expect(bbox).toEqual([105.574, 30.5, 105.575, 30.501])
  })

  test.each([
    ['that does not exist', '510903001001999', 404, 'There is no unit grid 510903001001999.'],
    ['of the edition of 2005', '51090301001001', 400, /14 digits, CJ\/T 213-2005.*expected 15 digits/],
    ['of the wrong form', '5109O3001001001', 400, /expected 15 digits/],
  ])('%s is refused in words', async (_what, code, status, detail) => {
    const answer = await ask(`/grids/${code}`)
    expect(answer.statusCode).toBe(status)
    expect(answer.json().detail).toMatch(detail)
  })
})

describe('areas', () => {
  test('are listed by kind with their grids, without outlines', async () => {
    const { areas, next } = (await ask('/areas?kind=street')).json()
    expect(areas.map((a: { code: string; gridCount: number }) => [a.code, a.gridCount])).toEqual([
      ['510903001', 3],
      ['510903002', 2],
      ['510904001', 1],
    ])
    expect(areas[0]).not.toHaveProperty('geometry')
    expect(next).toBeUndefined()
  })

  test('come page by page, each once', async () => {
    const codes: string[] = []
    let after: string | undefined = ''
    while (after !== undefined) {
      const page: { areas: { code: string }[]; next?: string } = (await ask(`/areas?limit=3&after=${after}`)).json()
      codes.push(...page.areas.map(a => a.code))
      after = page.next
    }
    expect(codes.length).toBe(10)
    expect(codes).toEqual([...new Set(codes)].sort())
  })

  test('one by one are GeoJSON features', async () => {
    const feature = (await ask('/areas/G01')).json()
    expect(feature).toMatchObject({
      type: 'Feature',
      id: 'G01',
      geometry: { type: 'MultiPolygon' },
      properties: { kind: 'management', gridCount: 1, componentCount: 0 },
    })
    expect((await ask('/areas/510903')).json().properties.gridCount).toBe(SMALL_CITY_GRIDS.length - 1)
  })

  test.each([
    ['an area that does not exist', '/areas/510999', 404],
    ['a kind that does not exist', '/areas?kind=village', 400],
    ['a limit beyond the limit', '/areas?limit=5001', 400],
    ['a misspelt parameter', '/areas?knd=street', 400],
  ])('refuse %s', async (_what, url, status) => {
    expect((await ask(url)).statusCode).toBe(status)
  })
})

describe('the proof of tiling', () => {
  test('is for those who see imports, and lists what does not fit with its place', async () => {
    await commit(fixture.database.current.db, { actor: 'test' }, trx =>
      trx.deleteFrom('unit_grids').where('code', '=', GRID_IN_MANAGEMENT_AREA).execute(),
    )
    expect((await ask('/grids/tiling')).statusCode).toBe(401)
    const headers = await fixture.as('imports:read')
    const report = (await fixture.app.inject({ url: '/api/grids/tiling', headers })).json()
    expect(report).toMatchObject({ unitGrids: SMALL_CITY_GRIDS.length - 1, findingCount: 1 })
    expect(report.findings[0]).toMatchObject({ problem: 'gap', codes: [], geometry: { type: expect.any(String) } })
    expect(report.findings[0].areaM2).toBeGreaterThan(1)
  })
})
