import type { FastifyRequest } from 'fastify'
import { cityOutlines } from '../../../spatial/features/city-outlines.ts'
import type { FeatureType } from '../../../spatial/features/feature-type.ts'
import type { BboxLonLat } from '../../../spatial/geometry/bbox.ts'
import { type collectionDocument, DOWNLOADS } from '../documents/collection.ts'
import type { Language } from '../language.ts'
import { addresses } from '../links.ts'
import { tilesOfType } from '../tiles/collection-tiles.ts'
import { html, layout, serviceTrail } from './layout.ts'
import { overviewMap } from './overview-map.ts'
import { words } from './words.ts'

export interface CollectionPage {
  document: Awaited<ReturnType<typeof collectionDocument>>
  type: FeatureType
  language: Language
}

export async function collectionPage(
  request: FastifyRequest,
  { document, type, language }: CollectionPage,
): Promise<string> {
  const href = addresses(request)
  const w = words(language)
  const path = `/collections/${type.name}`
  const page = (part: string) => href(`${path}/${part}`, { f: 'html', lang: language })
  const file = (f: string) => href(`${path}/download`, { f })
  const outlines = await cityOutlines(request.server.database.db, request.featureTypes)
  const [west, south, east, north] = document.extent.spatial.bbox[0] as BboxLonLat
  const corners = [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ]
  const rows = type.attributes.map(
    ({ name, titleZh, titleEn, type: kind, description }) => html`<tr><td>${name}</td>
<td>${language === 'zh' ? titleZh : titleEn}</td><td>${kind}</td><td class="wrap">${description}</td></tr>`,
  )
  const body = html`<p>${document.description} ${w.count}: ${document.itemCount.toLocaleString('en')}</p>
<p class="links"><a href="${page('items')}">${w.items}</a><a href="${page('schema')}">${w.schema}</a>
<a href="${page('queryables')}">${w.queryables}</a><a href="${page('sortables')}">${w.sortables}</a>${tilesOfType(type) && html`<a href="${page('tiles')}">${w.tiles}</a>`}</p>
<p class="links">${w.download}: ${DOWNLOADS.map(([format, title]) => html`<a href="${file(format)}">${title}</a>`)}</p>
${overviewMap({ geometries: [{ type: 'Polygon', coordinates: [corners] }], outlines, label: w.outline })}
<h2>${w.attributes}</h2><div class="scroll"><table><thead><tr><th>${w.attribute}</th><th>${w.title}</th><th>${w.type}</th><th></th></tr></thead>
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
