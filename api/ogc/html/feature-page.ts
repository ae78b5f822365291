import type { FastifyRequest } from 'fastify'
import type { Geometry } from 'geojson'
import { cityOutlines } from '../../../spatial/features/city-outlines.ts'
import { featureById } from '../../../spatial/features/feature-page.ts'
import type { FeatureRow } from '../../../spatial/features/feature-rows.ts'
import type { FeatureType } from '../../../spatial/features/feature-type.ts'
import { crsBySrid } from '../../../spatial/geometry/crs.ts'
import type { Language } from '../language.ts'
import type { Link } from '../links.ts'
import { collectionStep } from './items-page.ts'
import { html, layout, serviceTrail } from './layout.ts'
import { overviewMap } from './overview-map.ts'
import { words } from './words.ts'

export interface FeaturePage {
  type: FeatureType
  row: FeatureRow
  language: Language
  links: readonly Link[]
}

/** One feature with its values, and where it lies. */
export async function featurePage(
  request: FastifyRequest,
  { type, row, language, links }: FeaturePage,
): Promise<string> {
  const { db } = request.server.database
  const w = words(language)
  const geometry = { crs: crsBySrid(4490)!, inAuthorityOrder: false }
  const drawn = await featureById(db, type, { id: row.key, attributes: [], geometry })
  const geometries: Geometry[] = drawn ? [JSON.parse(drawn.geometry!)] : []
  const rows = type.attributes.map(
    (attribute, index) => html`<tr><th>${language === 'zh' ? attribute.titleZh : attribute.titleEn}</th>
<td>${attribute.name}</td><td class="wrap">${row.values[index]}</td></tr>`,
  )
  const body = html`${overviewMap({ geometries, outlines: await cityOutlines(db, request.featureTypes), label: w.outline })}
<h2>${w.attributes}</h2><div class="scroll"><table><tbody>${rows}</tbody></table></div>`
  const trail = [...serviceTrail(request, language), collectionStep(request, { type, language })]
  return layout({ request, language, title: row.key, trail, links, body })
}
