/** Takes the pictures of the READMEs from a running city (CITY_URL, CITY_KEY), or from the demo city, started for it. */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { RunningCity } from './smoke/running-city.ts'

const FOLDER = new URL('../viewer/screenshots/', import.meta.url)
const FLAGS = [
  '--no-sandbox',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--disable-background-networking',
]
/** Importing the demo city, and drawing it without a graphics card. */
const START_PATIENCE_MS = 600_000
const DRAW_PATIENCE_MS = 120_000

const WIDE: BrowserContextOptions = { viewport: { width: 1280, height: 800 } }
const PHONE: BrowserContextOptions = {
  viewport: { width: 390, height: 780 },
  deviceScaleFactor: 2,
  isMobile: true,
  hasTouch: true,
}
const DARK: BrowserContextOptions = { colorScheme: 'dark' }

interface Picture {
  readonly name: string
  readonly path: string
  readonly context: BrowserContextOptions
  readonly language?: 'en'
  readonly prepare?: (page: Page) => Promise<void>
}

/** The components of the demo delivery: their report, and a finding beside the map. */
async function showFindings(page: Page): Promise<void> {
  await page.locator('.import-list button').filter({ hasText: /^部件/ }).first().click()
  await page.getByRole('tab', { name: '问题' }).click()
  await page.locator('.ant-table-row').nth(3).click()
}

const CENTRE = '105.5760,30.5062'

const PICTURES: readonly Picture[] = [
  { name: 'city', path: '/', context: WIDE },
  {
    name: 'component',
    path: `/?at=${CENTRE},17.4`,
    context: WIDE,
    prepare: async page => {
      await page.keyboard.press('n')
      await page.locator('.near-list button').first().click()
      await page.locator('.card .versions').waitFor()
    },
  },
  {
    name: 'dark-en',
    path: `/?at=${CENTRE},15.4&class=02,04`,
    context: { ...WIDE, ...DARK },
    language: 'en',
  },
  {
    name: 'nearest',
    path: `/?at=${CENTRE},15.8`,
    context: WIDE,
    prepare: async page => {
      await page.keyboard.press('n')
      await page.locator('.near-list li').first().waitFor()
    },
  },
  {
    name: 'phone',
    path: `/?at=${CENTRE},17`,
    context: PHONE,
    prepare: async page => page.locator('.sheet-handle').tap(),
  },
  { name: 'workbench', path: '/workbench', context: { viewport: { width: 1440, height: 800 } }, prepare: showFindings },
]

async function mapRests(page: Page): Promise<void> {
  await page.locator('.map[data-rest=true]').waitFor({ timeout: DRAW_PATIENCE_MS })
}

interface City {
  readonly url: string
  readonly key: string
}

async function take(browser: Browser, { url, key }: City, picture: Picture): Promise<void> {
  const { name, path, context, language, prepare } = picture
  const page = await (await browser.newContext({ locale: 'zh-CN', ...context })).newPage()
  page.setDefaultTimeout(DRAW_PATIENCE_MS)
  await page.addInitScript(value => sessionStorage.setItem('wangge.key', value), key)
  if (language) await page.addInitScript(choice => localStorage.setItem('wangge.language', choice), language)
  await page.goto(url + path)
  await mapRests(page)
  await prepare?.(page)
  await page.waitForTimeout(SETTLE_MS)
  await mapRests(page)
  await page.screenshot({ path: fileURLToPath(new URL(`${name}.jpg`, FOLDER)), type: 'jpeg', quality: 84 })
  await page.context().close()
  console.log(`taken      viewer/screenshots/${name}.jpg`)
}

/** Cards slide, labels fade in. */
const SETTLE_MS = 800

async function takeAll(city: City): Promise<void> {
  mkdirSync(FOLDER, { recursive: true })
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: FLAGS })
  try {
    for (const picture of PICTURES) await take(browser, city, picture)
  } finally {
    await browser.close()
  }
}

async function withDemoCity(work: (city: City) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'wangge-city-'))
  const city = new RunningCity({ environment: { DATA_DIR: folder, PORT: '0' } })
  try {
    const { url } = await city.isReady(START_PATIENCE_MS)
    await work({ url, key: city.key ?? '' })
  } finally {
    await city.stop()
    rmSync(folder, { recursive: true })
  }
}

const { CITY_URL, CITY_KEY } = process.env
await (CITY_URL ? takeAll({ url: CITY_URL, key: CITY_KEY ?? '' }) : withDemoCity(takeAll))
