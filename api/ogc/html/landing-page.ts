import type { FastifyRequest } from 'fastify'
import { cityOutlines } from '../../../spatial/features/city-outlines.ts'
import type { landingDocument } from '../documents/landing.ts'
import type { Language } from '../language.ts'
import { addresses } from '../links.ts'
import { html, layout, serviceTrail } from './layout.ts'
import { overviewMap } from './overview-map.ts'
import { words } from './words.ts'

export interface LandingPage {
  document: ReturnType<typeof landingDocument>
  language: Language
}

export async function landingPage(request: FastifyRequest, { document, language }: LandingPage): Promise<string> {
  const href = addresses(request)
  const w = words(language)
  const page = (path: string) => href(path, { f: 'html', lang: language })
  const outlines = await cityOutlines(request.server.database.db, request.featureTypes)
  const body = html`<p>${document.description}</p>
<p class="links"><a href="${page('/collections')}">${w.collections}</a><a href="${page('/conformance')}">${w.conformance}</a>
<a href="${page('/api')}">${w.api}</a><a href="${page('/tiles')}">${w.tiles}</a><a href="${page('/tileMatrixSets')}">${w.tileMatrixSets}</a></p><p>${w.connect}: <code>${href('/')}</code></p>
${overviewMap({ geometries: outlines, outlines: [], label: document.title })}`
  return layout({
    request,
    language,
    title: document.title,
    trail: serviceTrail(request, language).slice(0, 1),
    links: document.links,
    body,
  })
}
