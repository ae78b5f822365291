import { describe, expect, inject, test } from 'vitest'
import { ask, testBrowser, type Visit, WIDE } from './testing/browser.ts'

const visit = testBrowser()

interface Component {
  id: string
  geometry: { coordinates: [number, number] }
  properties: Record<'name' | 'gridCode' | 'authorityCode' | 'ownerCode' | 'maintainerCode', string>
}

/** A serial that no survey of this size reaches. */
const NEW_CODE = '5109030113999901'
const GRID_MISMATCH = '510903001001999'

/** Two rows beside a hydrant that is there: a good one, and one in a grid that does not exist. */
async function deliveryCsv(): Promise<string> {
  const { features } = await ask<{ features: Component[] }>(
    '/api/components/nearest?lon=105.58&lat=30.505&class=0113&k=1',
  )
  const { geometry, properties: p } = features[0]!
  const [lon, lat] = geometry.coordinates
  const row = (code: string, gridCode: string, east: number) =>
    [
      code,
      p.name,
      p.authorityCode,
      p.ownerCode,
      p.maintainerCode,
      gridCode,
      '完好',
      '20240110',
      '实测',
      (lon + east).toFixed(7),
      lat.toFixed(7),
    ].join(',')
  return [
    'OBJID,OBJNAME,DEPTCODE1,DEPTCODE2,DEPTCODE3,BGID,OBJSTATE,ORDATE,DATASOURCE,经度,纬度',
    row(NEW_CODE, p.gridCode, 0.00005),
    row('5109030113999902', GRID_MISMATCH, -0.00005),
    '',
  ].join('\n')
}

async function signedIn(): Promise<Visit> {
  const visited = await visit('/workbench', { viewport: { width: 1280, height: 720 } })
  await visited.page.getByLabel('钥匙', { exact: true }).fill(inject('cityKey'))
  await visited.page.keyboard.press('Enter')
  await visited.page.getByRole('heading', { name: '导入记录' }).waitFor()
  return visited
}

test('a key that is not one is told so and not kept', async () => {
  const { page } = await visit('/workbench', WIDE)
  await page.getByLabel('钥匙', { exact: true }).fill('wangge_nothing')
  await page.keyboard.press('Enter')
  await page.getByText('这把钥匙无效、已过期或已撤销。').waitFor()
  expect(await page.evaluate(() => sessionStorage.length)).toBe(0)
})

describe.skipIf(!inject('cityKey'))('a delivery', () => {
  test('is uploaded, answered for, checked, seen on the map, published and withdrawn', async () => {
    const { page } = await signedIn()
    await page.getByRole('button', { name: '上传数据' }).click()
    await page
      .locator('.ant-upload-drag input[type=file]')
      .setInputFiles({ name: '消防设施补测.csv', mimeType: 'text/csv', buffer: Buffer.from(await deliveryCsv()) })
    await page.getByRole('button', { name: '上传并检查' }).click()

    // A table of plain degrees does not say in which system they are.
    await page
      .getByRole('button', { name: /重新检查/ })
      .first()
      .click()
    await page.locator('.import-title').getByText('已检查，待发布').waitFor()
    expect(await page.locator('.figures dd').first().textContent()).toBe('1')

    await page.getByRole('tab', { name: '问题' }).click()
    const finding = page.locator('.ant-table-row').filter({ hasText: GRID_MISMATCH })
    await finding.click()
    await expect.poll(() => page.url()).toMatch(/tab=findings&selected=\d+/)
    await page.getByRole('tab', { name: '差异' }).click()
    await page.locator('.ant-table-row').filter({ hasText: NEW_CODE }).waitFor()

    await page.getByRole('button', { name: '发布', exact: true }).click()
    await page.locator('.ant-popover').getByRole('button', { name: '发布', exact: true }).click()
    await page.locator('.import-title').getByText('已发布').waitFor()
    expect((await ask<{ properties: { state: string } }>(`/api/components/${NEW_CODE}`)).properties.state).toBe(
      'intact',
    )

    await page.getByRole('button', { name: '撤回', exact: true }).click()
    await page.locator('.ant-popover').last().getByRole('button', { name: '撤回', exact: true }).click()
    await page.locator('.import-title').getByText('已撤回').waitFor()
    const life = await fetch(`${inject('cityUrl')}/api/components/${NEW_CODE}`)
    expect(life.status === 404 || (await life.json()).properties.retiredAt !== null).toBe(true)
  })

  test('of an earlier day is listed with its report, and a reload shows it again', async () => {
    const { page } = await signedIn()
    await page.locator('.import-list button').first().click()
    await expect.poll(() => page.url()).toMatch(/import=\d+/)
    await page.reload()
    await page.locator('.import-title').waitFor()
  })
})
