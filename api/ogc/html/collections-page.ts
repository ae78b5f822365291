import type { FastifyRequest } from 'fastify'
import type { collectionDocument } from '../documents/collection.ts'
import type { Language } from '../language.ts'
import { addresses, type Link } from '../links.ts'
import { html, layout, serviceTrail } from './layout.ts'
import { words } from './words.ts'

export interface CollectionsPage {
  document: { collections: Awaited<ReturnType<typeof collectionDocument>>[]; links: Link[] }
  language: Language
}

export function collectionsPage(request: FastifyRequest, { document, language }: CollectionsPage): string {
  const href = addresses(request)
  const w = words(language)
  const page = (path: string) => href(path, { f: 'html', lang: language })
  const rows = document.collections.map(
    ({ id, title, description, itemCount }) => html`<tr><td><a href="${page(`/collections/${id}`)}">${title}</a></td>
<td>${id}</td><td class="n">${itemCount.toLocaleString('en')}</td><td class="wrap">${description}</td>
<td><a href="${page(`/collections/${id}/items`)}">${w.items}</a></td></tr>`,
  )
  const body = html`<div class="scroll"><table><thead><tr><th>${w.title}</th><th>id</th><th>${w.count}</th><th></th><th></th></tr></thead>
<tbody>${rows}</tbody></table></div>`
  return layout({
    request,
    language,
    title: w.collections,
    trail: serviceTrail(request, language),
    links: document.links,
    body,
  })
}
