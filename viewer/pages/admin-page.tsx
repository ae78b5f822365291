import { Tabs } from 'antd'
import { PEOPLE_WORDS } from '../i18n/people-words.ts'
import { usePageWords } from '../i18n/use-page-words.ts'
import { KeysPanel } from '../people/keys-panel.tsx'
import { PageFrame } from '../people/page-frame.tsx'
import { PeoplePanel } from '../people/people-panel.tsx'
import { PublicPanel } from '../people/public-panel.tsx'
import { useWho } from '../people/who.ts'

/** People, keys and what is public, for administrators. */
export default function AdminPage() {
  const t = usePageWords(PEOPLE_WORDS)
  const who = useWho()
  const mayEnter = who?.scopes.includes('admin')
  return (
    <PageFrame title={t('admin.title')}>
      {who && !mayEnter && (
        <p>
          {t('admin.needs')} <a href="/sign-in?next=/admin">{t('go.signIn')}</a>
        </p>
      )}
      {mayEnter && (
        <Tabs
          items={[
            { key: 'people', label: t('admin.people'), children: <PeoplePanel /> },
            { key: 'keys', label: t('admin.keys'), children: <KeysPanel /> },
            { key: 'public', label: t('admin.public'), children: <PublicPanel /> },
          ]}
        />
      )}
    </PageFrame>
  )
}
