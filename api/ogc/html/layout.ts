import type { FastifyRequest } from 'fastify'
import type { Language } from '../language.ts'
import { addresses, type Link } from '../links.ts'

/** Text that may stand in HTML as it is. */
export interface Html {
  html: string
}

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
const escaped = (text: string): string => text.replace(/[&<>"']/g, character => ESCAPES[character]!)

type Part = Html | Html[] | string | number | null | undefined | false

/** Builds HTML; everything that is put in is escaped unless it is HTML itself. */
export function html(strings: TemplateStringsArray, ...parts: Part[]): Html {
  const texts = parts.map(part => {
    if (part === null || part === undefined || part === false) return ''
    if (Array.isArray(part)) return part.map(one => one.html).join('')
    return typeof part === 'object' ? part.html : escaped(String(part))
  })
  return { html: strings.reduce((text, string, index) => text + texts[index - 1] + string) }
}

const raw = (text: string): Html => ({ html: text })

const STYLE = raw(`<style>
:root{color-scheme:light;--line:#d9dde3;--ink:#1d2733;--soft:#5b6876;--accent:#0b6bcb}
*{box-sizing:border-box}body{margin:0;font:15px/1.6 system-ui,"PingFang SC","Microsoft YaHei","Noto Sans SC",sans-serif;color:var(--ink);background:#fff}
header{display:flex;gap:16px;align-items:baseline;flex-wrap:wrap;padding:12px 24px;border-bottom:1px solid var(--line)}
header nav{flex:1;color:var(--soft)}main{max-width:1180px;margin:0 auto;padding:20px 24px 64px}
h1{font-size:22px;line-height:1.3;margin:0 0 6px}h2{font-size:16px;margin:28px 0 8px}p{margin:0 0 12px;color:var(--soft)}
a{color:var(--accent);text-decoration:none}a:hover{text-decoration:underline}a:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
.scroll{overflow-x:auto;border:1px solid var(--line);border-radius:6px}table{border-collapse:collapse;width:100%;font-variant-numeric:tabular-nums}
th,td{text-align:left;padding:6px 12px;border-bottom:1px solid var(--line);white-space:nowrap;vertical-align:top}
tr:last-child>*{border-bottom:0}th{font-weight:600;background:#f6f8fa}td.n{text-align:right}td.wrap{white-space:normal}
svg.map{display:block;width:100%;max-height:420px;border:1px solid var(--line);border-radius:6px;background:#f6f8fa}
.links a{margin-right:14px}.pages{display:flex;gap:16px;margin:12px 0}pre{overflow-x:auto;background:#f6f8fa;padding:12px;border-radius:6px;font-size:13px;line-height:1.5}
</style>`)

export interface PageParts {
  request: FastifyRequest
  language: Language
  title: string
  /** Names and addresses from the service down to this page. */
  trail: readonly [label: string, href: string][]
  links?: readonly Link[]
  body: Html
}

/** One page: where one is, the same in the other language, the same for programs. Loads nothing from elsewhere. */
export function layout({ request, language, title, trail, links = [], body }: PageParts): string {
  const other = language === 'zh' ? 'en' : 'zh'
  const here = new URL(request.url, 'http://localhost')
  here.searchParams.set('lang', other)
  here.searchParams.set('f', 'html')
  const alternates = links.filter(({ rel }) => rel === 'alternate')
  const page = html`<!doctype html><html lang="${language === 'zh' ? 'zh-CN' : 'en'}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1"><title>${title}</title>${STYLE}</head><body>
<header><nav>${trail.map(([label, href], index) => html`${index > 0 ? ' / ' : ''}<a href="${href}">${label}</a>`)}</nav>
<span class="links">${alternates.map(({ href, type }) => html`<a href="${href}">${type.split('/')[1]}</a>`)}</span>
<a href="${`${here.pathname}${here.search}`}" hreflang="${other}">${other === 'zh' ? '中文' : 'English'}</a></header>
<main><h1>${title}</h1>${body}</main></body></html>`
  return page.html
}

/** The beginning of every trail: the service, then its collections. */
export function serviceTrail(request: FastifyRequest, language: Language): [string, string][] {
  const href = addresses(request)
  return [
    [language === 'zh' ? '要素服务' : 'Features', href('/', { f: 'html', lang: language })],
    [language === 'zh' ? '要素集' : 'Collections', href('/collections', { f: 'html', lang: language })],
  ]
}
