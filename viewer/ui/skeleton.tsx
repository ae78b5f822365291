import { useWords } from '../i18n/use-words.ts'

/** Grey lines in the shape of what is on its way. */
export function SkeletonLines({ lines }: { lines: number }) {
  const t = useWords()
  return (
    <div className="skeleton" role="status" aria-label={t('loading')}>
      {Array.from({ length: lines }, (_, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the lines are alike and never move
        <span key={i} style={{ width: `${92 - ((i * 37) % 45)}%` }} />
      ))}
    </div>
  )
}
