import { useWords } from '../i18n/use-words.ts'
import { Button } from './button.tsx'
import { problemText } from './problem-text.ts'

/** A part of the page whose data did not arrive. */
export function Failure({ error, onRetry }: { error: Error; onRetry?: () => void }) {
  const t = useWords()
  return (
    <div className="failure" role="alert">
      <strong>{t('error.title')}</strong>
      <p>{problemText(t, error)}</p>
      {onRetry && <Button onClick={onRetry}>{t('error.retry')}</Button>}
    </div>
  )
}
