import type { FastifyRequest } from 'fastify'
import type { Language } from '../language.ts'
import { html, layout, serviceTrail } from './layout.ts'
import { words } from './words.ts'

export interface DocumentPage {
  document: object
  title: 'conformance' | 'api' | 'schema' | 'queryables' | 'sortables' | string
  language: Language
}

/** A document for programs, laid out for people. */
export function documentPage(request: FastifyRequest, { document, title, language }: DocumentPage): string {
  const known = words(language)[title as 'api']
  const json = new URL(request.url, request.origin)
  json.searchParams.set('f', 'json')
  const links = [{ rel: 'alternate', href: json.href, type: 'application/json' }]
  const body = html`<pre>${JSON.stringify(document, null, 2)}</pre>`
  return layout({ request, language, title: known ?? title, trail: serviceTrail(request, language), links, body })
}
