import { Button } from 'antd'
import { ApiProblem } from '../api/problem.ts'
import { useWords, type Words } from '../i18n/use-words.ts'

const NOT_FOUND = 404
const STARTING = 503
const SERVER_FAILED = 500

/** What went wrong and what to do about it, in the reader's words. */
function reason(t: Words, error: Error): string {
  if (!(error instanceof ApiProblem)) return t('error.network')
  if (error.status === NOT_FOUND) return t('error.notFound')
  if (error.status === STARTING) return t('error.loading')
  if (error.status >= SERVER_FAILED) return t('error.server', { id: error.requestId ?? '–' })
  return error.message
}

/** A part of the page whose data did not arrive. */
export function Failure({ error, onRetry }: { error: Error; onRetry?: () => void }) {
  const t = useWords()
  return (
    <div className="failure" role="alert">
      <strong>{t('error.title')}</strong>
      <p>{reason(t, error)}</p>
      {onRetry && <Button onClick={onRetry}>{t('error.retry')}</Button>}
    </div>
  )
}
