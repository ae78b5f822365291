import type { FastifyRequest } from 'fastify'
import type { Language } from '../language.ts'
import { addresses, type Link } from '../links.ts'
import type { tilesetItem } from '../tiles/tileset.ts'
import { html, layout, serviceTrail } from './layout.ts'
import { words } from './words.ts'

export interface TilesetsPage {
  document: { title: string; links: Link[]; tilesets: ReturnType<typeof tilesetItem>[] }
  path: string
  language: Language
}

/** The tile sets of the data set or a collection, each with the address to give to a map program. */
export function tilesetsPage(request: FastifyRequest, { document, path, language }: TilesetsPage): string {
  const href = addresses(request)
  const w = words(language)
  const rows = document.tilesets.map(
    ({ title, crs, tileMatrixSetId, tileMatrixSetLimits, links }) => html`<tr>
<td><a href="${href(`${path}/${tileMatrixSetId}`, { f: 'html', lang: language })}">${title}</a></td><td>${crs.split('/').at(-1)}</td>
<td class="n">${tileMatrixSetLimits[0]?.tileMatrix}–${tileMatrixSetLimits.at(-1)?.tileMatrix}</td>
<td><code>${links.find(({ rel }) => rel === 'item')?.href}</code></td></tr>`,
  )
  const body = html`<div class="scroll"><table><thead><tr><th>${w.tileset}</th><th>EPSG</th><th>${w.zooms}</th><th>${w.address}</th></tr></thead>
<tbody>${rows}</tbody></table></div>`
  return layout({
    request,
    language,
    title: document.title,
    trail: serviceTrail(request, language),
    links: document.links,
    body,
  })
}
