import { useWords } from '../i18n/use-words.ts'

/** What stands in place of the map where it cannot be drawn. */
export function MapFailure() {
  const t = useWords()
  return (
    <section className="map map-failure">
      <h2>{t('map.failed')}</h2>
      <p>{t('map.failedWhy')}</p>
    </section>
  )
}
