import type { FastifyRequest } from 'fastify'
import { DomainError } from '../../spatial/domain-error.ts'

export const LANGUAGES = ['zh', 'en'] as const
export type Language = (typeof LANGUAGES)[number]

/** `lang` decides, else the reader's browser, else Chinese. Refuses (`invalid-parameter`) another language. */
export function languageOf(request: FastifyRequest, lang: string | undefined): Language {
  if (lang === 'zh' || lang === 'en') return lang
  if (lang !== undefined) throw new DomainError('invalid-parameter', `lang=${lang}: expected zh or en.`)
  const preferred = (request.headers['accept-language'] ?? '').toLowerCase().match(/\b(zh|en)\b/)
  return preferred?.[1] === 'en' ? 'en' : 'zh'
}
