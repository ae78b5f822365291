import { describe, expect, test } from 'vitest'
import { testApp } from '../testing.ts'
import { LAMP, smallStreet } from './testing/small-street.ts'

const fixture = testApp()
smallStreet(fixture)

const get = async (url: string, headers = {}) => {
  const answer = await fixture.app.inject({ url, headers })
  return { status: answer.statusCode, body: answer.json() }
}

describe('whoever is given an area', () => {
  const south = [
    [105.5, 30.5],
    [105.51, 30.5],
    [105.51, 30.505],
    [105.5, 30.505],
    [105.5, 30.5],
  ]
  const drawn = { type: 'Polygon' as const, coordinates: [south] }
  const all = () => get('/api/imagery/pictures?lon=105.505&lat=30.505&radius=200')
  const latitude = ({ position }: { position: [number, number] }) => position[1]

  test('sees the pictures taken in it, and no other by any question', async () => {
    const headers = await fixture.given({ layers: null, area: { drawn } })
    const { body: everywhere } = await all()
    const outside = everywhere.pictures.filter((picture: never) => latitude(picture) > 30.505)
    expect(outside).toHaveLength(4)
    const listings = [
      ['/api/imagery/pictures?lon=105.505&lat=30.505&radius=200', 'pictures'],
      ['/stac/search', 'features'],
      ['/stac/collections/Q1/items', 'features'],
      ['/ogc/collections/pictures/items', 'features'],
      ['/api/imagery/look-at?lon=105.5051&lat=30.505&limit=50', 'views'],
      [`/stac/search?lookAt=105.5051,30.505`, 'features'],
    ] as const
    for (const [url, member] of listings) {
      const { status, body } = await get(url, headers)
      expect(status, url).toBe(200)
      expect(body[member].length, url).toBeGreaterThan(0)
      for (const { id } of outside) expect(JSON.stringify(body).includes(id), url).toBe(false)
    }
    for (const { id } of outside)
      for (const part of ['', '/image', '/crop?yaw=0', '/components', '/tiles', '/tiles/11/0/0'])
        expect((await fixture.app.inject({ url: `/api/imagery/pictures/${id}${part}`, headers })).statusCode).toBe(404)
    const edge = everywhere.pictures.find((picture: never) => Math.abs(latitude(picture) - 30.5049) < 5e-5)
    const { body: details } = await get(`/api/imagery/pictures/${edge.id}`, headers)
    expect(outside.map(({ id }: { id: string }) => id)).not.toContain(details.next)
  })

  test('is told of components in it alone, and by no look at those outside', async () => {
    const north = { ...drawn, coordinates: [south.map(([lon, lat]) => [lon!, lat! + 0.0049])] }
    const headers = await fixture.given({ layers: null, area: { drawn: north } })
    const { body } = await get('/api/imagery/pictures?lon=105.505&lat=30.505&radius=30', headers)
    const { body: seen } = await get(`/api/imagery/pictures/${body.pictures[0].id}/components`, headers)
    expect(seen.components.map(({ code }: { code: string }) => code)).toContain(LAMP)
    const away = await fixture.given({
      layers: null,
      area: { drawn: { ...drawn, coordinates: [south.map(([lon, lat]) => [lon!, lat! - 0.0002])] } },
    })
    expect((await get(`/api/imagery/look-at?component=${LAMP}`, away)).status).toBe(404)
  })

  test('sees no picture where the layer is not given', async () => {
    const headers = await fixture.given({ layers: { areas: { attributes: null, canWrite: false } }, area: null })
    for (const url of ['/stac/search', '/api/imagery/pictures?lon=105.505&lat=30.505', '/stac/collections'])
      expect((await get(url, headers)).status, url).toBe(403)
  })
})
