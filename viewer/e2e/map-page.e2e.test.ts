import { gzipSync } from 'node:zlib'
import { describe, expect, inject, test } from 'vitest'
import { ask, mapRests, testBrowser, WIDE } from './testing/browser.ts'

interface Point {
  id: string
  geometry: { coordinates: [number, number] }
  properties: { classCode: string; name: string; distanceMeters: number }
}

const visit = testBrowser()

interface City {
  nameZh: string
  center: [number, number]
  counts: { components: number }
}

/** Hydrants of the default class book. */
const HYDRANT = '0113'
const SCRIPT_LIMIT_BYTES = 500_000

const nearest = async (lon: number, lat: number, classCode: string): Promise<Point[]> =>
  (await ask<{ features: Point[] }>(`/api/components/nearest?lon=${lon}&lat=${lat}&class=${classCode}&k=5`)).features

async function aHydrant(): Promise<{ code: string; lon: number; lat: number }> {
  const [lon, lat] = (await ask<City>('/api/city')).center
  const [first] = await nearest(lon, lat, HYDRANT)
  return { code: first!.id, lon: first!.geometry.coordinates[0], lat: first!.geometry.coordinates[1] }
}

describe('opening the page', () => {
  test('shows the city and its class tree with true counts, and asks nobody else for anything', async () => {
    const city = await ask<City>('/api/city')
    const visited = await visit('/')
    await mapRests(visited)
    const { page, errors, strangers } = visited
    expect(await page.title()).toContain(city.nameZh)
    expect(await page.locator('[role=treeitem]').count()).toBe(7)
    expect(await page.locator('.class-tree header').textContent()).toContain(
      city.counts.components.toLocaleString('en-US'),
    )
    expect(strangers).toEqual([])
    expect(errors).toEqual([])
  })

  test('loads less than 500 kB of script, gzip, the worker of the map included', async () => {
    const visited = await visit('/')
    await mapRests(visited)
    const scripts = [...new Set(visited.requested.filter(url => new URL(url).pathname.endsWith('.js')))]
    const sizes = await Promise.all(
      scripts.map(async url => gzipSync(Buffer.from(await (await fetch(url)).arrayBuffer()), { level: 9 }).length),
    )
    expect(scripts.some(url => url.includes('map-worker'))).toBe(true)
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(SCRIPT_LIMIT_BYTES)
  })
})

describe('finding a component', () => {
  test('by its code: slash, paste, Enter, and everything is known of it', async () => {
    const { code } = await aHydrant()
    const { page } = await visit('/')
    await page.locator('.class-row').first().waitFor()
    await page.keyboard.press('/')
    await page.keyboard.type(code)
    await page.locator('[role=option]').first().waitFor()
    await page.keyboard.press('Enter')
    const card = page.locator('.card')
    await card.getByText('责任单位').waitFor()
    expect(await card.textContent()).toContain(code)
    await expect.poll(() => page.url()).toContain(`select=component:${code}`)
  })

  test('by a click on the map; the address then opens the same card elsewhere', async () => {
    const { code, lon, lat } = await aHydrant()
    const first = await visit(`/?at=${lon},${lat},20.5&class=${HYDRANT}`)
    await mapRests(first)
    await first.page.mouse.click(WIDE.viewport.width / 2, WIDE.viewport.height / 2)
    await first.page.locator('.card').getByText(code).first().waitFor()
    await expect.poll(() => first.page.url()).toContain(`select=component:${code}`)
    const second = await visit(first.page.url().slice(inject('cityUrl').length))
    await second.page.locator('.card').getByText(code).first().waitFor()
    await expect.poll(() => second.page.url()).toBe(first.page.url())
  })

  test('the nearest hydrant to here is that of the API, with the same distances', async () => {
    const [lon, lat] = (await ask<City>('/api/city')).center
    const visited = await visit(`/?at=${lon},${lat},16`)
    await mapRests(visited)
    const { page } = visited
    await page.mouse.click(WIDE.viewport.width / 2, WIDE.viewport.height / 2, { button: 'right' })
    await page.getByRole('menuitem', { name: /消防设施/ }).click()
    await page.locator('.near-list li').nth(4).waitFor()
    const shown = await page.locator('.near-list small').allTextContents()
    expect(shown).toEqual((await nearest(lon, lat, HYDRANT)).map(feature => feature.id))
  })

  test('what does not exist is told with what to try', async () => {
    const { page } = await visit('/')
    await page.locator('.class-row').first().waitFor()
    await page.keyboard.press('/')
    await page.keyboard.type('火星车站')
    await page.getByText('没有找到“火星车站”').waitFor()
    expect(await page.locator('.search-nothing').textContent()).toContain('nhl')
  })
})

describe('choosing what is shown', () => {
  test('only one class: the address says so and tiles are asked for that class alone', async () => {
    const visited = await visit('/?at=105.58,30.505,15')
    const { page, requested } = visited
    await mapRests(visited)
    await page.getByRole('button', { name: '展开公用设施' }).click()
    await page.getByRole('treeitem', { name: /^消防设施/ }).hover()
    const before = requested.length
    await page.getByRole('button', { name: '只看消防设施' }).click()
    await expect.poll(() => page.url()).toContain(`class=${HYDRANT}`)
    await mapRests(visited)
    const tiles = requested.slice(before).filter(url => url.includes('/tiles/components/'))
    expect(tiles.length).toBeGreaterThan(0)
    expect(tiles.every(url => url.endsWith(`?class=${HYDRANT}`))).toBe(true)
  })

  test('nothing ticked asks for no components and says so', async () => {
    const visited = await visit('/?at=105.58,30.505,15&class=none')
    await mapRests(visited)
    await visited.page.getByText('没有选中任何类别').waitFor()
    expect(visited.requested.filter(url => url.includes('/tiles/components/'))).toEqual([])
  })
})
