import type { FastifyRequest } from 'fastify'
import { cityOutlines } from '../../../spatial/features/city-outlines.ts'
import type { FeatureSelection } from '../../../spatial/features/feature-page.ts'
import { type FeatureRow, featureRows } from '../../../spatial/features/feature-rows.ts'
import { crsBySrid } from '../../../spatial/geometry/crs.ts'
import { titleOf } from '../documents/collection.ts'
import type { ItemsQuery, Page } from '../items-query.ts'
import type { Language } from '../language.ts'
import { addresses, type Link } from '../links.ts'
import { html, layout, serviceTrail } from './layout.ts'
import { overviewMap } from './overview-map.ts'
import { words } from './words.ts'

export interface ItemsPage {
  selection: FeatureSelection
  query: ItemsQuery
  page: Page
  links: readonly Link[]
  language: Language
}

/** More rows than this nobody reads on a page. */
const MAX_ROWS = 1000

/** A page of features as a table under a small map. */
export async function itemsPage(
  request: FastifyRequest,
  { selection, query, page, links, language }: ItemsPage,
): Promise<string> {
  const { db } = request.server.database
  const { type, keys, moment, matched } = selection
  const { attributes } = query.form
  const geometry = { crs: crsBySrid(4490)!, inAuthorityOrder: false }
  const rows = await featureRows(db, { type, keys: keys.slice(0, MAX_ROWS), moment, attributes, geometry })
  const w = words(language)
  const linkTo = (rel: 'next' | 'prev') => {
    const link = links.find(one => one.rel === rel)
    return link && html`<a rel="${rel}" href="${link.href}">${w[rel]}</a>`
  }
  const map = overviewMap({
    geometries: rows.map(row => JSON.parse(row.geometry!)),
    outlines: await cityOutlines(db, request.featureTypes),
    label: w.outline,
  })
  const first = page.offset + 1
  const body = html`<p>${w.of(first, page.offset + keys.length, matched)}</p>${map}
<div class="pages">${linkTo('prev')}${linkTo('next')}</div>
<div class="scroll"><table><thead><tr>${attributes.map(one => html`<th>${language === 'zh' ? one.titleZh : one.titleEn}</th>`)}</tr></thead>
<tbody>${rows.map(row => tableRow(request, { row, type, language }))}</tbody></table></div>
<div class="pages">${linkTo('prev')}${linkTo('next')}</div>`
  const trail = [...serviceTrail(request, language), collectionStep(request, { type, language })]
  return layout({ request, language, title: titleOf(type, language), trail, links, body })
}

function tableRow(
  request: FastifyRequest,
  { row, type, language }: { row: FeatureRow; type: FeatureSelection['type']; language: Language },
) {
  const href = addresses(request)(`/collections/${type.name}/items/${encodeURIComponent(row.key)}`, {
    f: 'html',
    lang: language,
  })
  const cells = row.values.map((value, index) =>
    index === 0 ? html`<td><a href="${href}">${value}</a></td>` : html`<td>${value}</td>`,
  )
  return html`<tr>${cells}</tr>`
}

/** The step of a trail that leads to a collection. */
export const collectionStep = (
  request: FastifyRequest,
  { type, language }: { type: FeatureSelection['type']; language: Language },
): [string, string] => [
  titleOf(type, language),
  addresses(request)(`/collections/${type.name}`, { f: 'html', lang: language }),
]
