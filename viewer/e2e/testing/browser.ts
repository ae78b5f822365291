import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, inject } from 'vitest'

const FLAGS = [
  '--no-sandbox',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--disable-background-networking',
]

/** As small as a desk's window gets: software rendering pays for every pixel. */
export const WIDE = { viewport: { width: 1024, height: 640 } }
export const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 }

/** Software rendering on a busy machine takes its time; a user's machine has a graphics card. */
export const PATIENCE_MS = 45_000

export interface Visit {
  readonly page: Page
  /** Errors of the page and of its console, refused loads included. */
  readonly errors: string[]
  /** Requests that left our own address. */
  readonly strangers: string[]
  readonly requested: string[]
}

/** A browser for a test file, and pages in it that note what goes wrong. */
export function testBrowser() {
  let browser: Browser
  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: FLAGS })
  })
  afterAll(() => browser?.close())

  return async function visit(
    path: string,
    options: BrowserContextOptions & { language?: 'zh' | 'en' } = {},
  ): Promise<Visit> {
    const { language = 'zh', ...context } = options
    const page = await (await browser.newContext({ locale: 'zh-CN', ...WIDE, ...context })).newPage()
    page.setDefaultTimeout(PATIENCE_MS)
    const errors: string[] = []
    const strangers: string[] = []
    const requested: string[] = []
    page.on('pageerror', error => errors.push(error.message))
    page.on('console', message => message.type() === 'error' && errors.push(message.text()))
    page.on('request', request => {
      requested.push(request.url())
      const isOurs = /^(data|blob):/.test(request.url()) || request.url().startsWith(inject('cityUrl'))
      if (!isOurs) strangers.push(request.url())
    })
    await page.addInitScript(choice => localStorage.setItem('wangge.language', choice), language)
    await page.goto(`${inject('cityUrl')}${path}`)
    return { page, errors, strangers, requested }
  }
}

/** An answer of the API of the city under test. */
export async function ask<Answer>(path: string): Promise<Answer> {
  const response = await fetch(`${inject('cityUrl')}${path}`)
  if (!response.ok) throw new Error(`${path} answers ${response.status}`)
  return (await response.json()) as Answer
}

/** Waits until the map has drawn everything in view. */
export async function mapRests({ page }: Visit): Promise<void> {
  await page.locator('.map[data-rest=true]').waitFor()
}
