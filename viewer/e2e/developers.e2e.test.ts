import { readFile } from 'node:fs/promises'
import { expect, inject, test } from 'vitest'
import { testBrowser, WIDE } from './testing/browser.ts'

const visit = testBrowser()

test('addresses are those of this server, carry the key that is entered, and are copied', async () => {
  const { page, errors } = await visit('/developers', { ...WIDE, permissions: ['clipboard-read', 'clipboard-write'] })
  const address = page.locator('.service-list pre').first()
  expect(await address.textContent()).toBe(`${inject('cityUrl')}/ogc`)
  await page.getByLabel('密钥').fill('wangge_example')
  await expect.poll(() => address.textContent()).toBe(`${inject('cityUrl')}/ogc?token=wangge_example`)
  await page.getByRole('tab', { name: 'Python' }).click()
  await page.getByRole('tabpanel').getByRole('button', { name: '复制' }).click()
  await page.getByText('已复制').waitFor()
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain(
    `${inject('cityUrl')}/ogc/collections/component_points/items?limit=10000&token=wangge_example`,
  )
  expect(errors).toEqual([])
})

test('every link to try answers', async () => {
  const { page } = await visit('/developers')
  await page.locator('.service-list a').first().waitFor()
  const links = new Set(
    await page.locator('.service-list a').evaluateAll(all => all.map(a => (a as HTMLAnchorElement).href)),
  )
  for (const tab of await page.locator('.client-tabs').getByRole('tab').all()) {
    await tab.click()
    links.add(
      await page
        .getByRole('tabpanel')
        .locator('a')
        .evaluate(a => (a as HTMLAnchorElement).href),
    )
  }
  expect(links.size).toBeGreaterThan(10)
  for (const link of links) expect((await page.request.get(link)).status(), link).toBe(200)
})

test.skipIf(!inject('cityKey'))('a download in the workbench brings the key of the tab', async () => {
  const { page } = await visit('/workbench', { ...WIDE, acceptDownloads: true })
  await page.getByLabel('钥匙', { exact: true }).fill(inject('cityKey'))
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: '导入记录' }).waitFor()
  await page.locator('.export-menu summary').click()
  let sent: string | undefined
  await page.route('**/api/components/export/csv', async route => {
    sent = (await route.request().allHeaders()).authorization
    await route.continue({ url: `${route.request().url()}?class=0113` })
  })
  const saved = page.waitForEvent('download')
  await page.getByRole('link', { name: 'CSV (UTF-8)' }).click()
  const download = await saved
  expect(sent).toBe(`Bearer ${inject('cityKey')}`)
  expect(download.suggestedFilename()).toBe('components.csv')
  expect((await readFile(await download.path(), 'utf8')).split('\n').length).toBeGreaterThan(10)
})
