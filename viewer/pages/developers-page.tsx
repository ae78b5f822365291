import { useQuery } from '@tanstack/react-query'
import { Input } from 'antd'
import { useState } from 'react'
import { cityQuery } from '../book/city-query.ts'
import { ClientGuide } from '../developers/client-guide.tsx'
import { CopyBlock } from '../developers/copy-block.tsx'
import { SERVICES, serviceAddress } from '../developers/snippets.ts'
import { DEVELOPERS_WORDS } from '../i18n/developers-words.ts'
import { usePageWords } from '../i18n/use-page-words.ts'
import { PageFrame } from '../people/page-frame.tsx'
import '../developers/developers.css'

/** How programs of other bureaus connect, with the addresses of this very server. */
export default function DevelopersPage() {
  const t = usePageWords(DEVELOPERS_WORDS)
  const [token, setToken] = useState('')
  const { data: city } = useQuery(cityQuery)
  const service = (city?.nameEn ?? '').toLowerCase()
  const endpoints = { origin: location.origin, token: token.trim(), service }
  return (
    <PageFrame title={t('dev.title')}>
      <section className="reading-section">
        <p>{t('dev.intro')}</p>
        <p className="quiet">{t('dev.order')}</p>
      </section>
      <section className="reading-section">
        <h2>{t('dev.keyTitle')}</h2>
        <p className="quiet">{t('dev.keyWhy')}</p>
        <Input
          size="large"
          style={{ maxWidth: 560 }}
          autoComplete="off"
          aria-label={t('dev.keyTitle')}
          placeholder={t('dev.keyHint')}
          value={token}
          onChange={event => setToken(event.target.value)}
        />
        <p className="quiet">{t('dev.keyWays')}</p>
      </section>
      <section className="reading-section">
        <h2>{t('dev.services')}</h2>
        <dl className="service-list">
          {SERVICES.map(service => (
            <div key={service}>
              <dt>{t(`service.${service}`)}</dt>
              <dd>
                <CopyBlock text={serviceAddress(endpoints, service)} link={serviceAddress(endpoints, service)} />
              </dd>
            </div>
          ))}
        </dl>
      </section>
      <ClientGuide endpoints={endpoints} />
      <section className="reading-section">
        <h2>{t('dev.trouble')}</h2>
        <p>
          {t('dev.troubleWhy')} <a href="/compat">/compat</a>
        </p>
      </section>
    </PageFrame>
  )
}
