import { sql } from 'kysely'
import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { WEST_GRID } from '../../data-import/testing/small-city.ts'
import { commit, lastCommit } from '../../spatial/database/commit.ts'
import { testApp } from '../testing.ts'
import { HIDDEN_LAMP, LAMP, plane, smallStreet } from './testing/small-street.ts'

const fixture = testApp()
const { take } = smallStreet(fixture)

const get = async (url: string, headers = {}) => {
  const answer = await fixture.app.inject({ url, headers })
  return { status: answer.statusCode, body: answer.json() }
}

describe('looking at a component', () => {
  test('the best picture has it under its yaw, and says why', async () => {
    const { body } = await get(`/api/imagery/look-at?component=${LAMP}`)
    const [best] = body.views
    const position = plane.toMeters(best.picture.position)
    const bearing = (Math.atan2(8 - position[0], -position[1]) * 180) / Math.PI
    expect(best.view.bearing).toBeCloseTo((bearing + 360) % 360, 0)
    expect(best.view.yaw).toBeCloseTo(((bearing - 350 + 540) % 360) - 180, 0)
    expect(best.view.distanceMeters).toBeGreaterThan(8)
    expect(best.view.distanceMeters).toBeLessThan(25)
    expect(best.view.reasons).toHaveLength(6)
    expect(best.crop).toContain(`/api/imagery/pictures/${best.picture.id}/crop?yaw=`)
  })

  test('what stands behind a house is looked at by nothing', async () => {
    const { body } = await get(`/api/imagery/look-at?component=${HIDDEN_LAMP}`)
    for (const { picture } of body.views) expect(Math.abs(plane.toMeters(picture.position)[1])).toBeGreaterThan(20)
    const { body: far } = await get('/api/imagery/look-at?lon=105.509&lat=30.509')
    expect(far.views).toEqual([])
  })

  test.each([
    ['a component that is not there', '?component=5109030118999999', 404],
    ['neither component nor place', '', 400],
    ['a component and a place', `?component=${LAMP}&lon=105&lat=30`, 400],
    ['a moment that is none', `?component=${LAMP}&at=soon`, 400],
    ['swapped coordinates', '?lon=30&lat=105', 400],
  ])('%s is refused', async (_what, query, status) => {
    expect((await get(`/api/imagery/look-at${query}`)).status).toBe(status)
  })
})

test('a picture names the components that it shows, in the same direction', async () => {
  const { body } = await get(`/api/imagery/look-at?component=${LAMP}`)
  const { picture, view } = body.views[0]
  const { body: seen } = await get(`/api/imagery/pictures/${picture.id}/components`)
  const lamp = seen.components.find(({ code }: { code: string }) => code === LAMP)
  expect(lamp.view.yaw).toBeCloseTo(view.yaw, 1)
})

test('a picture names a railing by its part nearest to the camera', async () => {
  const railing = JSON.stringify({
    type: 'LineString',
    coordinates: [plane.toLonLat([5, -60]), plane.toLonLat([5, 60])],
  })
  await commit(fixture.database.current.db, { actor: 'test' }, trx =>
    sql`insert into components (code, book_id, name, state, grid_code, geom)
      select '5109030214000001', component_book_id, '交通护栏', 'intact', ${WEST_GRID},
             ST_SetSRID(ST_GeomFromGeoJSON(${railing}), 4490)
      from city`.execute(trx),
  )
  const { body } = await get('/api/imagery/pictures?lon=105.505&lat=30.505&radius=3')
  const { body: seen } = await get(`/api/imagery/pictures/${body.pictures[0].id}/components`)
  const found = seen.components.find(({ code }: { code: string }) => code === '5109030214000001')
  expect(plane.toMeters(found.position)[0]).toBeCloseTo(5, 1)
  expect(found.view.bearing).toBeCloseTo(90, 0)
})

describe('the same lamp marked in two pictures', () => {
  const measure = (marks: object[]) =>
    fixture.app.inject({ method: 'POST', url: '/api/imagery/measurements', payload: { marks } })

  const marked = async () => {
    const { body } = await get(`/api/imagery/look-at?component=${LAMP}&limit=3`)
    return body.views.map(({ picture, view }: { picture: { id: string }; view: { yaw: number } }) => ({
      picture: picture.id,
      foot: { yaw: view.yaw, pitch: -10 },
    }))
  }

  test('gives its position with an error', async () => {
    const answer = await measure(await marked())
    expect(answer.statusCode).toBe(200)
    const { kind, position, ellipse, rays } = answer.json()
    expect(kind).toBe('measured')
    const [east, north] = plane.toMeters(position)
    expect(Math.hypot(east - 8, north)).toBeLessThan(0.1)
    expect(ellipse.majorMeters).toBeGreaterThan(0.1)
    expect(rays).toHaveLength(3)
  })

  test('in one picture gives none, and in a picture that is not there is refused', async () => {
    const [mark] = await marked()
    expect((await measure([mark])).json()).toEqual({ kind: 'too-few' })
    expect((await measure([{ ...mark, picture: '100000000000000' }])).statusCode).toBe(404)
    expect((await measure([])).statusCode).toBe(400)
  })
})

test('components that no picture shows are listed with their unit grid', async () => {
  await commit(fixture.database.current.db, { actor: 'test' }, trx =>
    sql`insert into components (code, book_id, name, state, grid_code, geom)
      select '5109030118000003', component_book_id, '路灯', 'intact', ${WEST_GRID}, ST_SetSRID(ST_MakePoint(105.502, 30.502), 4490)
      from city`.execute(trx),
  )
  const { body } = await get('/api/imagery/never-seen?class=0118')
  expect(body.components.map(({ code }: { code: string }) => code)).toEqual(['5109030118000003'])
  expect(body.components[0].gridCode).toBe(WEST_GRID)
  expect(body.examined).toBe(3)
})

test('a picture knows its neighbours', async () => {
  const { body } = await get('/api/imagery/pictures?lon=105.505&lat=30.505&radius=12')
  expect(body.pictures).toHaveLength(3)
  const { body: details } = await get(`/api/imagery/pictures/${body.pictures[0].id}`)
  expect(details.rank).toBe(5)
  expect([details.previous, details.next]).toEqual(expect.arrayContaining([body.pictures[1].id, body.pictures[2].id]))
})

test('the same delivery again changes nothing', async () => {
  const { db } = fixture.database.current
  const before = await lastCommit(db)
  const again = await take()
  expect(again).toMatchObject({ kind: 'published', report: { published: 0, known: 9 } })
  expect(await lastCommit(db)).toBe(before)
})

test('one correction turns the whole sequence, taken back it is as before', async () => {
  const { body: before } = await get(`/api/imagery/look-at?component=${LAMP}`)
  const { picture, view } = before.views[0]
  const headers = await fixture.as('imagery:write')
  const answer = await fixture.app.inject({
    method: 'POST',
    url: `/api/imagery/pictures/${picture.id}/corrections`,
    headers,
    payload: { component: LAMP, yaw: view.yaw - 6, pitch: view.pitch },
  })
  expect(answer.statusCode).toBe(201)
  expect(answer.json().headingOffset).toBeGreaterThan(2)
  expect(answer.json()).toMatchObject({ pictures: 9, corrections: 1, before: { headingOffset: 0 } })
  const { body: after } = await get(`/api/imagery/pictures/${picture.id}/components`)
  const lamp = after.components.find(({ code }: { code: string }) => code === LAMP)
  expect(lamp.view.yaw).toBeCloseTo(view.yaw - 6, 0)
  const back = await fixture.app.inject({
    method: 'DELETE',
    url: `/api/imagery/corrections/${answer.json().correction}`,
    headers,
  })
  expect(back.json()).toMatchObject({ headingOffset: 0, corrections: 0 })
  const { body: list } = await get(`/api/imagery/corrections?sequence=Q1&picture=${picture.id}`, headers)
  expect(list.corrections).toHaveLength(1)
  expect(list.corrections[0]).toMatchObject({ component: LAMP, madeBy: 'tester', takenBackAt: expect.any(String) })
  expect((await get('/api/imagery/corrections?sequence=Q2', headers)).body.corrections).toEqual([])
  expect((await get('/api/imagery/corrections')).status).toBe(401)
})

describe('pictures of the synthetic city', () => {
  const image = (url: string, headers = {}) => fixture.app.inject({ url, headers })

  test('are drawn when asked for, without metadata, with a tag and in parts', async () => {
    const { body } = await get('/api/imagery/pictures?lon=105.505&lat=30.505')
    const url = `/api/imagery/pictures/${body.pictures[0].id}/image?size=thumb`
    const whole = await image(url)
    expect(whole.headers['content-type']).toBe('image/jpeg')
    const { width, height, exif, xmp, icc } = await sharp(whole.rawPayload).metadata()
    expect({ width, height, exif, xmp, icc }).toEqual({ width: 320, height: 160 })
    expect((await image(url, { 'if-none-match': whole.headers.etag })).statusCode).toBe(304)
    const part = await image(url, { range: 'bytes=10-19' })
    expect(part.statusCode).toBe(206)
    expect(part.rawPayload).toEqual(whole.rawPayload.subarray(10, 20))
  })

  test('have tiles as viewers of spheres lay them, which show what the whole picture shows', async () => {
    const { body } = await get('/api/imagery/pictures?lon=105.505&lat=30.505')
    const at = `/api/imagery/pictures/${body.pictures[0].id}`
    const { body: tiles } = await get(`${at}/tiles`)
    expect(tiles.levels.map(({ columns, rows }: { columns: number; rows: number }) => [columns, rows])).toEqual([
      [2, 1],
      [4, 2],
      [8, 4],
    ])
    const { level } = tiles.levels[1]
    const whole = sharp((await image(`${at}/image?size=sd`)).rawPayload)
    for (const [x, y] of [
      [0, 0],
      [1, 1],
      [3, 1],
    ] as const) {
      const tile = sharp((await image(`${at}/tiles/${level}/${x}/${y}`)).rawPayload)
      const region = { left: x * 512, top: y * 512, width: 512, height: 512 }
      const [part, drawn] = await Promise.all([whole.clone().extract(region).raw().toBuffer(), tile.raw().toBuffer()])
      const difference = part.reduce((sum, value, i) => sum + Math.abs(value - drawn[i]!), 0) / part.length
      expect(difference, `${x}/${y}`).toBeLessThan(6)
    }
    for (const address of [`${level}/4/0`, `${level}/0/2`, '20/0/0'])
      expect((await image(`${at}/tiles/${address}`)).statusCode).toBe(404)
  })

  test('a crop has the size that was asked for, and one that cannot be is refused', async () => {
    const { body } = await get(`/api/imagery/look-at?component=${LAMP}`)
    const url = new URL(body.views[0].crop)
    const crop = await image(`${url.pathname}${url.search}&width=200&height=120`)
    expect(await sharp(crop.rawPayload).metadata()).toMatchObject({ width: 200, height: 120, format: 'jpeg' })
    expect((await image(`${url.pathname}?yaw=0&fov=400`)).statusCode).toBe(400)
    expect((await image('/api/imagery/pictures/100000000000000/image')).statusCode).toBe(404)
  })
})

describe('the STAC service', () => {
  const links = (body: { links: { rel: string; href: string }[] }, rel: string) =>
    body.links.filter(link => link.rel === rel).map(({ href }) => new URL(href))

  test('leads from its catalogue to every picture by links alone', async () => {
    const { body: catalog } = await get('/stac')
    expect(catalog).toMatchObject({ type: 'Catalog', stac_version: '1.0.0' })
    const { body: collections } = await get(links(catalog, 'data')[0]!.pathname)
    expect(collections.collections.map(({ id }: { id: string }) => id)).toEqual(['Q1'])
    let next: URL | undefined = links(collections.collections[0], 'items')[0]!
    next.searchParams.set('limit', '4')
    const found: string[] = []
    while (next) {
      const { body }: { body: { features: { id: string }[]; links: { rel: string; href: string }[] } } = await get(
        `${next.pathname}${next.search}`,
      )
      found.push(...body.features.map(({ id }) => id))
      next = links(body, 'next')[0]
    }
    expect(found).toHaveLength(9)
    expect(new Set(found).size).toBe(9)
  })

  test('describes a picture as an item with its direction and its files', async () => {
    const { body } = await get('/stac/search?bbox=105.5,30.5,105.51,30.51&datetime=2024-05-01&limit=1')
    const [item] = body.features
    expect(item).toMatchObject({ type: 'Feature', collection: 'Q1', geometry: { type: 'Point' } })
    expect(item.properties).toMatchObject({ 'view:azimuth': 350, 'pers:interior_orientation': { field_of_view: 360 } })
    expect(Object.keys(item.assets)).toEqual(['hd', 'sd', 'thumb'])
    expect((await get(links(item, 'self')[0]!.pathname)).body.id).toBe(item.id)
  })

  test('finds the pictures that look at a component, in their order', async () => {
    const { body } = await get(`/stac/search?lookAt=${LAMP}&limit=3`)
    const { body: views } = await get(`/api/imagery/look-at?component=${LAMP}&limit=3`)
    expect(body.features.map(({ id }: { id: string }) => id)).toEqual(
      views.views.map(({ picture }: { picture: { id: string } }) => picture.id),
    )
    expect(body.features[0].properties.lookAt.reasons).toHaveLength(6)
  })

  test('searches by POST with a polygon, and goes on where it ended', async () => {
    const search = (payload: object) => fixture.app.inject({ method: 'POST', url: '/stac/search', payload })
    const around = [
      [105.5, 30.5],
      [105.51, 30.5],
      [105.51, 30.51],
      [105.5, 30.51],
      [105.5, 30.5],
    ]
    const first = await search({ intersects: { type: 'Polygon', coordinates: [around] }, limit: 5 })
    const next = first.json().links.find(({ rel }: { rel: string }) => rel === 'next')
    expect(next.method).toBe('POST')
    expect((await search(next.body)).json().features).toHaveLength(4)
    expect((await search({ limit: 5, weather: 'fair' })).statusCode).toBe(400)
    expect((await search({ bbox: [1, 2, 3, 4], intersects: { type: 'Point', coordinates: [1, 2] } })).statusCode).toBe(
      400,
    )
  })
})

test('what is sealed only staff sees', async () => {
  await commit(fixture.database.current.db, { actor: 'test' }, async trx => {
    await sql`update pictures set visibility = 'sealed'`.execute(trx)
  })
  expect((await get(`/api/imagery/look-at?component=${LAMP}`)).body.views).toEqual([])
  const staff = await get(`/api/imagery/look-at?component=${LAMP}`, await fixture.as('imagery:read'))
  expect(staff.body.views.length).toBeGreaterThan(0)
  const { id } = staff.body.views[0].picture
  expect((await get('/stac/search')).body.features).toEqual([])
  for (const part of ['', '/image', '/crop?yaw=0', '/components', '/tiles/9/0/0'])
    expect((await fixture.app.inject(`/api/imagery/pictures/${id}${part}`)).statusCode).toBe(404)
})
