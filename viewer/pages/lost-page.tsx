import { useWords } from '../i18n/use-words.ts'

/** An address that is no page. */
export default function LostPage() {
  const t = useWords()
  return (
    <main className="lost">
      <h1>{t('page.lost')}</h1>
      <a href="/">{t('page.toMap')}</a>
    </main>
  )
}
