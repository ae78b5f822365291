import { describe, expect, test } from 'vitest'
import { SHEET_SHARES } from '../pages/sheet-shares.ts'
import { mapRests, PHONE, testBrowser, WIDE } from './testing/browser.ts'

const visit = testBrowser()

const HAN = /\p{Script=Han}/u

describe('the keyboard', () => {
  test('reaches everything: help, tree, measuring, and back with Escape', async () => {
    const visited = await visit('/?at=105.58,30.505,16')
    await mapRests(visited)
    const { page } = visited
    await page.keyboard.press('?')
    await page.locator('.help-panel').waitFor()
    await page.keyboard.press('Escape')
    expect(await page.locator('.help-panel').count()).toBe(0)

    await page.locator('[role=treeitem]').first().focus()
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Space')
    expect(await page.locator('[role=treeitem]').nth(1).getAttribute('aria-checked')).toBe('false')
    expect(await page.locator('[role=treeitem]').first().getAttribute('aria-checked')).toBe('mixed')
    await page.keyboard.press('ArrowLeft')
    await page.keyboard.press('ArrowLeft')
    expect(await page.locator('[role=treeitem]').first().getAttribute('aria-expanded')).toBe('false')

    await page.keyboard.press('m')
    await page.locator('.measure-bar').waitFor()
    await page.keyboard.press('Escape')
    expect(await page.locator('.measure-bar').count()).toBe(0)
  })

  test('typing into the search box is not a command', async () => {
    const { page } = await visit('/')
    await page.locator('.class-row').first().waitFor()
    await page.keyboard.press('/')
    await page.keyboard.type('mpte')
    expect(await page.locator('.measure-bar').count()).toBe(0)
    expect(await page.locator('.search-field input').inputValue()).toBe('mpte')
  })
})

describe('measuring', () => {
  test('two clicks are a geodesic distance that fits the scale, and Backspace takes one back', async () => {
    const visited = await visit('/?at=105.58,30.505,17')
    await mapRests(visited)
    const { page } = visited
    await page.keyboard.press('m')
    await page.mouse.click(420, 300)
    await page.waitForTimeout(400)
    await page.mouse.click(820, 300)
    // 400 px at zoom 17: 400 × 40,075,016.7 m × cos 30.505° / (512 × 2^17) = 205.8 m on the sphere, a little more on the ellipsoid.
    await expect.poll(() => page.locator('.measure-figure strong').textContent()).toMatch(/^20[5-7] 米$/)
    await page.keyboard.press('Backspace')
    await expect.poll(() => page.locator('.measure-figure strong').textContent()).toBe('0.0 米')
  })
})

describe('language and theme', () => {
  test('English has no Chinese left in the interface', async () => {
    const visited = await visit('/?at=105.58,30.505,16', { language: 'en' })
    await mapRests(visited)
    const { page } = visited
    for (const tab of await page.getByRole('tab').all()) {
      await tab.click()
      expect(
        await page
          .locator('.content-panel .tabs, .class-tree, .layers > label, .density-legend, .filters fieldset')
          .allTextContents(),
      ).not.toSatisfy((texts: string[]) => texts.some(text => HAN.test(text)))
    }
    expect(await page.locator('html').getAttribute('lang')).toBe('en')
    await page.keyboard.press('e')
    await expect.poll(() => page.locator('html').getAttribute('lang')).toBe('zh-CN')
  })

  test('the theme follows the system until one is chosen', async () => {
    const { page } = await visit('/', { colorScheme: 'dark' })
    await page.locator('.class-row').first().waitFor()
    expect(await page.locator('html').getAttribute('data-theme')).toBe('dark')
    await page.emulateMedia({ colorScheme: 'light' })
    await expect.poll(() => page.locator('html').getAttribute('data-theme')).toBe('light')
    await page.keyboard.press('t')
    await page.keyboard.press('t')
    await page.emulateMedia({ colorScheme: 'light' })
    await expect.poll(() => page.locator('html').getAttribute('data-theme')).toBe('dark')
  })
})

describe('on paper', () => {
  test('the sheet has title, map, scale, source and date, and nothing of the panels', async () => {
    const visited = await visit('/?at=105.58,30.505,16')
    await mapRests(visited)
    const { page } = visited
    // The dialog of the browser would wait for a person: the sheet is read at the moment it would open.
    await page.evaluate(() => {
      const holder = window as unknown as { printed: string }
      window.print = () => {
        holder.printed = document.querySelector('.print-sheet')!.outerHTML
      }
    })
    await page.keyboard.press('p')
    await page.waitForFunction(() => 'printed' in window)
    const sheet = await page.evaluate(() => (window as unknown as { printed: string }).printed)
    expect(sheet).toMatch(/<h1>.+<\/h1>/)
    expect(sheet).toMatch(/src="data:image\/png;base64,[A-Za-z0-9+/]{10000}/)
    expect(sheet).toMatch(/print-scale.*?\d+ 米/s)
    expect(sheet).toMatch(/打印时间 20\d\d-\d\d-\d\d \d\d:\d\d/)
    expect(sheet).toContain('EPSG:4490')
    expect(await page.locator('.print-sheet').count()).toBe(0)
  })
})

describe('on a phone', () => {
  test('the sheet from below has three heights', async () => {
    const { page } = await visit('/?at=105.58,30.505,16', PHONE)
    await page.locator('.sheet').waitFor()
    const height = async () =>
      Math.round(((await page.locator('.sheet').boundingBox())!.height / PHONE.viewport.height) * 100)
    for (const share of [SHEET_SHARES.least, SHEET_SHARES.half, SHEET_SHARES.most, SHEET_SHARES.least]) {
      await expect.poll(height).toBe(Math.round(share * 100))
      await page.locator('.sheet-handle').tap()
    }
  })

  test('everything that is touched is at least 40 px', async () => {
    const { page } = await visit('/?at=105.58,30.505,16', PHONE)
    await page.locator('.sheet-handle').tap()
    await page.locator('.class-row').first().waitFor()
    await page.waitForTimeout(400)
    for (const tab of await page.getByRole('tab').all()) {
      await tab.tap()
      const boxes = await page.locator('button:visible, select:visible, .layers label:visible').evaluateAll(elements =>
        elements.map(element => {
          const { width, height } = element.getBoundingClientRect()
          return { what: element.className || element.textContent, width, height }
        }),
      )
      expect(boxes.length).toBeGreaterThan(3)
      expect(boxes.filter(({ width, height }) => width < 32 || height < 40)).toEqual([])
    }
  })

  test('a long press opens the menu', async () => {
    const visited = await visit('/?at=105.58,30.505,16', PHONE)
    await mapRests(visited)
    const client = await visited.page.context().newCDPSession(visited.page)
    await client.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [{ x: 180, y: 360 }] })
    await visited.page.waitForTimeout(900)
    await client.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] })
    await visited.page.getByRole('menuitem', { name: /这里是哪里/ }).waitFor()
  })
})

describe('when the server fails', () => {
  test('the page says so with a number to quote, and goes on after a retry', async () => {
    const { page } = await visit('/lost-on-purpose')
    let fails = true
    await page.route('**/api/city', route =>
      fails
        ? route.fulfill({
            status: 500,
            contentType: 'application/problem+json',
            body: JSON.stringify({ status: 500, code: 'internal', detail: 'x', requestId: 'req-7' }),
          })
        : route.continue(),
    )
    await page.goto(page.url().replace('/lost-on-purpose', '/'))
    await page.getByText('req-7').waitFor()
    fails = false
    await page.getByRole('button', { name: '重试' }).first().click()
    await page.locator('canvas.maplibregl-canvas').waitFor()
  })

  test('a component that was never there is told as not found', async () => {
    const { page } = await visit('/?select=component:5109039999999999', WIDE)
    await page.getByText('没有找到。它可能已被撤回').waitFor()
  })
})
