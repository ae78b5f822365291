import { useQuery } from '@tanstack/react-query'
import { cityQuery } from '../book/city-query.ts'
import { useWords } from '../i18n/use-words.ts'

/** Whose map this is; and, for made-up data, that it is made up. */
export function Brand() {
  const t = useWords()
  const { data } = useQuery(cityQuery)
  return (
    <div className="brand">
      <img src="/icon.svg" width={26} height={26} alt="" />
      <h1>{data ? t('page.title', { city: t.pick(data) }) : t('page.product')}</h1>
      {data?.isDemo && (
        <span className="demo" title={t('page.demoNote')}>
          {t('page.demo')}
        </span>
      )}
    </div>
  )
}
