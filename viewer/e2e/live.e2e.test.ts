import { expect, inject, test } from 'vitest'
import { ask, mapRests, testBrowser } from './testing/browser.ts'

interface Component {
  id: string
  geometry: { coordinates: [number, number] }
  properties: { state: string; version: number }
}

const visit = testBrowser()

/** The promise of the map: an edit is on every open map within two seconds. */
const PROMISE_MS = 2000

async function changeState(component: Component, state: string): Promise<void> {
  const response = await fetch(`${inject('cityUrl')}/api/components/${component.id}`, {
    method: 'PATCH',
    headers: {
      authorization: `Bearer ${inject('cityKey')}`,
      'content-type': 'application/merge-patch+json',
      'if-match': `"${component.properties.version}"`,
    },
    body: JSON.stringify({ state }),
  })
  expect(response.status).toBe(200)
}

const hydrantNear = async (lon: number, lat: number): Promise<Component> => {
  const { features } = await ask<{ features: Component[] }>(
    `/api/components/nearest?lon=${lon}&lat=${lat}&class=0113&k=1`,
  )
  return features[0]!
}

test.skipIf(!inject('cityKey'))(
  'an edit elsewhere reaches the open map and card within two seconds, and only its tiles are asked for',
  async () => {
    const hydrant = await hydrantNear(105.58, 30.505)
    const [lon, lat] = hydrant.geometry.coordinates
    const before = hydrant.properties.state
    const after = before === 'damaged' ? 'intact' : 'damaged'
    const visited = await visit(`/?at=${lon},${lat},17&select=component:${hydrant.id}`)
    const { page, requested } = visited
    await mapRests(visited)
    await page.locator('.card').getByText(hydrant.id).first().waitFor()
    const seen = requested.length

    const start = performance.now()
    await changeState(hydrant, after)
    await expect
      .poll(() => requested.slice(seen).some(url => url.includes('/tiles/components/17/')), { interval: 20 })
      .toBe(true)
    expect(performance.now() - start).toBeLessThan(PROMISE_MS)
    await page
      .locator('.card-subtitle')
      .getByText(after === 'damaged' ? '破损' : '完好')
      .waitFor()

    await page.waitForTimeout(1000)
    const asked = requested.slice(seen).filter(url => url.includes('/tiles/'))
    expect(asked.every(url => url.includes('/tiles/components/'))).toBe(true)
    expect(new Set(asked).size).toBeLessThanOrEqual(4)

    await changeState(await hydrantNear(lon, lat), before)
  },
)
