import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useEffect } from 'react'
import { cityQuery } from '../book/city-query.ts'
import { PEOPLE_WORDS } from '../i18n/people-words.ts'
import { usePageWords } from '../i18n/use-page-words.ts'
import { Notice } from '../tools/notice.tsx'
import { ReaderTools } from '../tools/reader-tools.tsx'
import { AntdProvider } from '../ui/antd-provider.tsx'
import { signOutOfSession } from './people-commands.ts'
import { useWho } from './who.ts'
import '../ui/parts.css'
import './people.css'

/** A page that is read and filled in rather than looked at: its head with the way to the others, and its content. */
export function PageFrame({ title, children }: { title: string; children: ReactNode }) {
  const t = usePageWords(PEOPLE_WORDS)
  const { data: city } = useQuery(cityQuery)
  useEffect(() => {
    document.title = `${title} · ${t('page.product')}`
  }, [title, t])
  return (
    <div className="reading-page">
      <header className="reading-head">
        <a href="/" title={t('workbench.map')}>
          <img src="/icon.svg" width={26} height={26} alt={t('workbench.map')} />
        </a>
        <h1>
          {city ? `${t.pick(city)} ` : ''}
          {title}
        </h1>
        <Ways />
        <ReaderTools />
      </header>
      <AntdProvider>
        <main className="reading-main">{children}</main>
      </AntdProvider>
      <Notice />
    </div>
  )
}

/** The other pages, as far as whoever reads this has anything to do there. */
function Ways() {
  const t = usePageWords(PEOPLE_WORDS)
  const who = useWho()
  const isPerson = who?.kind === 'person'
  return (
    <nav className="reading-ways">
      <a href="/">{t('go.map')}</a>
      <a href="/developers">{t('go.developers')}</a>
      {who?.scopes.includes('admin') && <a href="/admin">{t('go.admin')}</a>}
      {isPerson && <a href="/workbench">{t('go.workbench')}</a>}
      {isPerson ? <a href="/account">{t('go.account')}</a> : <a href="/sign-in">{t('go.signIn')}</a>}
      {isPerson && (
        <button type="button" className="plain-button" onClick={() => void signOutOfSession()}>
          {t('go.signOut')}
        </button>
      )}
    </nav>
  )
}
