import { readXml } from '../../../spatial/xml/read-xml.ts'

/** What of a type is read, and how much of it at a time. */
export interface Part {
  type: string
  limit: number
  /** Only components of this class. */
  classCode: string | undefined
}

async function answerOf(address: string): Promise<Response> {
  const answer = await fetch(address)
  if (!answer.ok) throw new Error(`${address}: ${answer.status} ${(await answer.text()).slice(0, 300)}`)
  return answer
}

interface OgcPage {
  features: { id: string | number }[]
  links: { rel: string; href: string }[]
}

/** The codes of each page, from link to link of OGC API Features. */
export async function* ogcPages(server: string, { type, limit, classCode }: Part): AsyncGenerator<string[]> {
  const only = classCode ? `&classCode=${classCode}` : ''
  let next: string | undefined = `${server}/ogc/collections/${type}/items?f=json&limit=${limit}${only}`
  while (next) {
    const page = (await (await answerOf(next)).json()) as OgcPage
    yield page.features.map(({ id }) => String(id))
    next = page.links.find(({ rel }) => rel === 'next')?.href
  }
}

/** The codes of each page, from link to link of WFS 2.0. */
export async function* wfsPages(server: string, { type, limit, classCode }: Part): AsyncGenerator<string[]> {
  const only = classCode ? `&CQL_FILTER=${encodeURIComponent(`classCode = '${classCode}'`)}` : ''
  const first = `${server}/wfs?SERVICE=WFS&VERSION=2.0.0&REQUEST=GetFeature&TYPENAMES=city:${type}&COUNT=${limit}${only}`
  let next: string | undefined = first
  while (next) {
    const page = await (await answerOf(next)).text()
    yield [...page.matchAll(new RegExp(`<city:${type} gml:id="${type}\\.([^"]+)"`, 'g'))].map(([, code]) => code!)
    next = nextOf(page)
  }
}

/** The link of the collection, read from its start tag alone. */
function nextOf(page: string): string | undefined {
  const start = /<wfs:FeatureCollection\b[^>]*>/.exec(page)![0]
  return readXml(start.replace(/\/?>$/, '/>')).attributes.next
}
