import { ApiProblem } from '../api/problem.ts'
import type { Words } from '../i18n/use-words.ts'
import type { WordKey } from '../i18n/words.ts'

/** What a status means to a reader and what to do about it. */
const BY_STATUS: Readonly<Record<number, WordKey>> = {
  401: 'signIn.unknown',
  403: 'signIn.lacks',
  404: 'error.notFound',
  503: 'error.loading',
}

const SERVER_FAILED = 500

/** What went wrong, in the reader's words. A refusal that only the server can explain keeps the server's sentence. */
export function problemText(t: Words, error: Error): string {
  if (!(error instanceof ApiProblem)) return t('error.network')
  const words = BY_STATUS[error.status]
  if (words) return t(words)
  return error.status >= SERVER_FAILED ? t('error.server', { id: error.requestId ?? '–' }) : error.message
}
