import type { Page } from 'playwright-core'
import { describe, expect, inject, test } from 'vitest'
import { PHONE, testBrowser, WIDE } from './testing/browser.ts'

const visit = testBrowser()

/** Accounts of a run differ from those of another against the same city. */
const RUN = Date.now().toString(36)
const DEMO_PASSWORD = 'suining-demo'
const OWN_PASSWORD = '一盏路灯照着南津路口'

async function signIn(page: Page, login: string, password: string): Promise<void> {
  await page.getByLabel('账号').fill(login)
  await page.getByLabel('密码', { exact: true }).fill(password)
  await page.locator('form').getByRole('button', { name: '登录' }).click()
}

const isAt = (page: Page, path: string) => page.waitForURL(url => url.pathname + url.search === path)

async function administration(): Promise<Page> {
  const { page } = await visit('/sign-in?next=/admin', { ...WIDE, permissions: ['clipboard-read', 'clipboard-write'] })
  await signIn(page, 'demo-administrator', DEMO_PASSWORD)
  await isAt(page, '/admin')
  await page.getByRole('button', { name: '新增人员' }).waitFor()
  return page
}

async function choose(page: Page, label: string, text: string): Promise<void> {
  await page.getByLabel(label, { exact: true }).click()
  await page.keyboard.type(text)
  await page.locator('.ant-select-item-option:visible').filter({ hasText: text }).first().click()
  await page.keyboard.press('Escape')
}

/** Makes an account and returns the password that is shown once. */
async function addPerson(page: Page, login: string): Promise<string> {
  await page.getByRole('button', { name: '新增人员' }).click()
  const drawer = page.locator('.ant-drawer')
  await drawer.getByLabel('姓名').fill('试用人员')
  await drawer.getByLabel('账号').fill(login)
  await choose(page, '角色', '空间数据管理员')
  await drawer.getByRole('button', { name: '保存' }).click()
  const [shownLogin, password] = (await page.locator('.secret').textContent())!.split('\n')
  expect(shownLogin).toBe(login)
  await page.getByRole('dialog').getByRole('button', { name: '关闭' }).click()
  return password!
}

test('wrong passwords are refused in words, and after some of them there is a lock', async () => {
  const { page } = await visit('/sign-in')
  for (let attempt = 0; attempt < 5; attempt++) {
    await signIn(page, `nobody-${RUN}`, `wrong ${attempt}`)
    await page.getByText('账号不存在，或密码不对。').waitFor()
  }
  await signIn(page, `nobody-${RUN}`, 'and again')
  await page.getByText('密码输错次数过多').waitFor()
})

test('a new account is shown its password once, has to change it, and then comes to the page it asked for', async () => {
  const admin = await administration()
  const login = `editor-${RUN}`
  const first = await addPerson(admin, login)
  const row = admin.getByRole('row').filter({ hasText: login })
  await row.getByText('空间数据管理员').waitFor()
  await row.getByText('待改密码').waitFor()

  const { page } = await visit('/sign-in?next=/workbench')
  await signIn(page, login, first)
  await isAt(page, '/account?next=%2Fworkbench')
  await page.getByText('这是首次登录').waitFor()
  await page.getByLabel('当前密码').fill(first)
  await page.getByLabel('新密码').fill(OWN_PASSWORD)
  await page.getByLabel('再输一次').fill(OWN_PASSWORD)
  await page.getByRole('button', { name: '修改', exact: true }).click()
  await isAt(page, '/workbench')
  await page.getByRole('heading', { name: '导入记录' }).waitFor()

  await row.getByRole('button', { name: '停用' }).click()
  await admin
    .locator('.ant-popconfirm')
    .getByRole('button', { name: /OK|确定/ })
    .click()
  await row.getByText('已停用').waitFor()
  expect((await page.request.get(`${inject('cityUrl')}/api/imports`)).status()).toBe(401)
})

test('one sees where one is signed in and ends what is elsewhere', async () => {
  const one = await visit('/sign-in?next=/account')
  await signIn(one.page, 'demo-collector', DEMO_PASSWORD)
  await isAt(one.page, '/account')
  const other = await visit('/sign-in?next=/account')
  await signIn(other.page, 'demo-collector', DEMO_PASSWORD)
  await isAt(other.page, '/account')
  await other.page.getByText('本机').waitFor()
  await other.page.locator('.session-list').getByRole('button', { name: '退出' }).first().click()
  await expect
    .poll(async () => (await one.page.request.get(`${inject('cityUrl')}/api/session`)).json())
    .toMatchObject({ kind: 'anyone' })
})

test('a key is shown once, opens what it is given, its requests are listed with the rule of the client, and it is withdrawn', async () => {
  const page = await administration()
  await page.getByRole('tab', { name: '密钥' }).click()
  await page.getByRole('button', { name: '新建密钥' }).click()
  const drawer = page.locator('.ant-drawer')
  await drawer.getByLabel('给谁用').fill(`市水务局 ${RUN}`)
  await choose(page, '图层', '街道')
  await drawer.getByRole('button', { name: '生成密钥' }).click()
  const key = (await page.locator('.secret').textContent())!
  await page.getByRole('button', { name: '复制' }).click()
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(key)
  await page.getByRole('dialog').getByRole('button', { name: '关闭' }).click()
  expect(await page.content()).not.toContain(key)

  const ask = (query: string) =>
    fetch(`${inject('cityUrl')}/wfs?service=WFS&version=1.1.0&request=GetFeature&srsName=EPSG:4326&${query}`, {
      headers: { 'x-api-key': key, 'user-agent': 'Mozilla/5.0 QGIS/34002/Debian' },
    })
  expect((await ask('typeName=roads')).status).toBe(400)
  expect((await ask('typeName=streets&maxFeatures=2')).status).toBe(200)
  const row = page.getByRole('row').filter({ hasText: `市水务局 ${RUN}` })
  await row.getByText('街道').waitFor()
  await row.getByRole('link', { name: '请求记录' }).click()
  const request = page.getByRole('row').filter({ hasText: 'typeName=streets' })
  await request.getByText('QGIS 3.40.2').waitFor()
  await request.getByText('返回 2').waitFor()
  await request.getByText('坐标系写作 EPSG:n 简称').waitFor()

  await page.goto(`${inject('cityUrl')}/admin`)
  await page.getByRole('tab', { name: '密钥' }).click()
  await row.getByRole('button', { name: '撤销' }).click()
  await page
    .locator('.ant-popconfirm')
    .getByRole('button', { name: /OK|确定/ })
    .click()
  await row.getByText('已撤销').waitFor()
  expect((await ask('typeName=streets')).status).toBe(401)
})

describe('on a phone', () => {
  test('rows are cards and whatever is touched is at least 40 px', async () => {
    const { page } = await visit('/sign-in?next=/admin', PHONE)
    await signIn(page, 'demo-administrator', DEMO_PASSWORD)
    await isAt(page, '/admin')
    await page.getByText('demo-acceptor').waitFor()
    const sizes = await page
      .locator('button:visible, a:visible')
      .evaluateAll(elements =>
        elements.map(element => ({ what: element.textContent, height: element.getBoundingClientRect().height })),
      )
    expect(sizes.length).toBeGreaterThan(10)
    expect(sizes.filter(({ height }) => height < 40)).toEqual([])
    expect(await page.evaluate(() => document.querySelector('main')!.scrollWidth <= innerWidth)).toBe(true)
  })
})
