import { beforeAll, expect, test, vi } from 'vitest'
import { ask, mapRests, PATIENCE_MS, PHONE, testBrowser, type Visit } from './testing/browser.ts'

const visit = testBrowser()

const TAKING_IN_MS = 120_000

interface Seen {
  components: {
    code: string
    position: [number, number]
    view: { yaw: number; pitch: number; distanceMeters: number }
  }[]
}
interface LookAt {
  views: {
    picture: { id: string; projection: string; position: [number, number] }
    view: { yaw: number; pitch: number }
  }[]
}

/** Where panoramas were taken in the centre, and a component that some of them show. */
const [LON, LAT] = [105.5757, 30.4963]

async function panorama(): Promise<string> {
  const { pictures } = await ask<{ pictures: { id: string; projection: string }[] }>(
    `/api/imagery/pictures?lon=${LON}&lat=${LAT}&radius=40`,
  )
  return pictures.find(({ projection }) => projection === 'equirectangular')?.id ?? ''
}

/** A city that has just started takes its pictures in while it is already served. */
beforeAll(async () => {
  await vi.waitUntil(panorama, { timeout: TAKING_IN_MS, interval: 1000 })
}, TAKING_IN_MS + 10_000)

interface SeenTwice {
  code: string
  position: [number, number]
  best: LookAt['views'][number]
  other: LookAt['views'][number]
  /** Where the other stands in the gallery. */
  rank: number
}

/** What the gallery shows before it is unfolded. */
const GALLERY_CARDS = 4
/** About ten metres. */
const APART_DEGREES = 1e-4

/** A component that two panoramas from different places show, the best view of it among them. */
async function seenTwice(): Promise<SeenTwice> {
  const { components } = await ask<Seen>(`/api/imagery/pictures/${await panorama()}/components`)
  for (const { code, position } of components) {
    const { views } = await ask<LookAt>(`/api/imagery/look-at?component=${code}&limit=${GALLERY_CARDS}`)
    const [best] = views
    const isApart = ({ picture }: LookAt['views'][number]) =>
      Math.abs(picture.position[0] - best!.picture.position[0]) > APART_DEGREES
    const rank = views.findIndex(view => view.picture.projection === 'equirectangular' && isApart(view))
    if (best?.picture.projection === 'equirectangular' && rank > 0)
      return { code, position, best, other: views[rank]!, rank }
  }
  throw new Error('No component is seen by two panoramas.')
}

const pictureOf = ({ page }: Visit) => new URL(page.url()).searchParams.get('picture')

const appears = ({ page }: Visit) => page.locator('.picture-marker').first().waitFor()

test('the gallery of a component opens its best picture, turned to it; the way goes on from there and the address keeps it', async () => {
  const { code, best } = await seenTwice()
  const visited = await visit(`/?at=${LON},${LAT},17&select=component:${code}`)
  const { page, errors } = visited
  await page.locator('.view-card').first().click()
  await page.locator('.picture-marker.selected').waitFor()
  const stage = (await page.locator('.picture-now').boundingBox())!
  const marker = (await page.locator('.picture-marker.selected').boundingBox())!
  expect(Math.abs(marker.x + marker.width / 2 - stage.x - stage.width / 2)).toBeLessThan(4)
  await expect.poll(() => pictureOf(visited)?.split(',').length, { timeout: PATIENCE_MS }).toBe(4)
  const [id, yaw] = pictureOf(visited)!.split(',')
  expect(id).toBe(best.picture.id)
  expect(Number(yaw)).toBeCloseTo(best.view.yaw, 0)

  await page.locator('.picture-content').focus()
  await page.keyboard.press('ArrowRight')
  await expect
    .poll(() => Number(pictureOf(visited)!.split(',')[1]), { timeout: PATIENCE_MS })
    .toBeCloseTo(((best.view.yaw + 15 + 540) % 360) - 180, 0)
  await page.keyboard.press('ArrowUp')
  await expect.poll(() => pictureOf(visited)?.split(',')[0], { timeout: PATIENCE_MS }).not.toBe(id)
  await page.keyboard.press('Escape')
  await expect.poll(() => pictureOf(visited), { timeout: PATIENCE_MS }).toBeNull()
  expect(errors).toEqual([])
})

test('an address with a picture opens it as it was left, and a component selected in it is selected on the map', async () => {
  const id = await panorama()
  const visited = await visit(`/?at=${LON},${LAT},18&picture=${id},100,-5,60`, { language: 'en' })
  const { page } = visited
  await appears(visited)
  await expect.poll(() => pictureOf(visited)).toMatch(new RegExp(`^${id},100(\\.\\d)?,-5(\\.\\d)?,`))
  const marker = page.locator('.picture-marker').first()
  await marker.dispatchEvent('click')
  await page.locator('.picture-marker.selected').waitFor()
  await expect
    .poll(() => new URL(page.url()).searchParams.get('select'), { timeout: PATIENCE_MS })
    .toMatch(/^component:\d{16}$/)
  await page.locator('.card h2').waitFor()
})

test('the same thing clicked in two panoramas is measured to within its error', async () => {
  const { code, position, best, other, rank } = await seenTwice()
  const gaze = ({ picture, view }: LookAt['views'][number]) => `${picture.id},${view.yaw},${view.pitch},40`
  const visited = await visit(`/?at=${LON},${LAT},18&select=component:${code}&picture=${gaze(best)}`)
  const { page } = visited
  const clickOn = async () => {
    const { x, y, width, height } = (await page.locator('.picture-marker.selected').boundingBox())!
    await page.mouse.click(x + width / 2, y + height / 2)
  }
  await page.locator('.picture-marker.selected').waitFor()
  await page.getByRole('button', { name: '用两张影像量位置和高度' }).click()
  await clickOn()
  await page.locator('.picture-sights circle').waitFor()
  await page.locator('.view-card').nth(rank).click()
  await expect.poll(() => pictureOf(visited)?.split(',')[0], { timeout: PATIENCE_MS }).toBe(other.picture.id)
  await page.locator('.picture-marker.selected').waitFor()
  await page.waitForTimeout(500)
  await clickOn()
  const copied = page.locator('.picture-task .tag')
  await copied.waitFor()
  const [lon, lat] = (await copied.textContent())!.split(',').map(Number)
  const meters = Math.hypot((lon! - position[0]) * 95_900, (lat! - position[1]) * 110_860)
  const error = Number((await page.locator('.picture-task').textContent())!.match(/±([\d.]+) 米/)![1])
  expect(error).toBeLessThan(5)
  expect(meters).toBeLessThan(2 * error + 0.1)
})

test('an operator points at where a component is: the pictures of the whole way turn, and turn back', async () => {
  const {
    code,
    best: { picture, view },
  } = await seenTwice()
  const { page } = await visit('/sign-in?next=/account')
  await page.getByLabel('账号').fill('demo-gis-editor')
  await page.getByLabel('密码', { exact: true }).fill('suining-demo')
  await page.locator('form').getByRole('button', { name: '登录' }).click()
  await page.waitForURL(url => url.pathname === '/account')
  const gaze = `${picture.id},${view.yaw},${view.pitch},50`
  await page.goto(`${new URL(page.url()).origin}/?at=${LON},${LAT},18&select=component:${code}&picture=${gaze}`)
  const marker = page.locator('.picture-marker.selected')
  await marker.waitFor()
  await page.getByRole('button', { name: '它在这里：改正影像方位' }).click()
  await page.locator('.picture-task').waitFor()
  const before = (await marker.boundingBox())!
  await page.mouse.click(before.x + before.width / 2 - 40, before.y + before.height / 2)
  await page.locator('.picture-cross').waitFor()
  await page.getByRole('button', { name: '它在这里', exact: true }).click()
  await page.getByText(/张影像已按 \d+ 次指认校准：航向 [+−][\d.]+° → [+−][\d.]+°/).waitFor()
  await expect.poll(async () => (await marker.boundingBox())!.x, { timeout: PATIENCE_MS }).toBeLessThan(before.x - 15)
  await page.getByRole('button', { name: '撤回这次指认' }).click()
  await page.getByText('已撤回').waitFor()
  await expect.poll(async () => (await marker.boundingBox())!.x, { timeout: PATIENCE_MS }).toBeGreaterThan(before.x - 5)
})

test('on a phone every button of a picture is at least 40 px and none lies over another', async () => {
  const visited = await visit(`/?at=${LON},${LAT},17&picture=${await panorama()}`, PHONE)
  await mapRests(visited)
  await appears(visited)
  const boxes = await visited.page.locator('.picture-bar button').evaluateAll(buttons =>
    buttons.map(button => {
      const { x, y, width, height } = button.getBoundingClientRect()
      return { x, y, width, height }
    }),
  )
  expect(boxes.length).toBeGreaterThan(4)
  expect(boxes.filter(({ x, width, height }) => width < 40 || height < 40 || x < 0 || x + width > 390)).toEqual([])
  const lieOver = boxes.filter((a, i) =>
    boxes.some(
      (b, j) => i !== j && a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height,
    ),
  )
  expect(lieOver).toEqual([])
})
