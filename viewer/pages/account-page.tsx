import { Alert } from 'antd'
import { PEOPLE_WORDS } from '../i18n/people-words.ts'
import { usePageWords } from '../i18n/use-page-words.ts'
import { PageFrame } from '../people/page-frame.tsx'
import { PasswordForm } from '../people/password-form.tsx'
import { RoleTags } from '../people/role-tags.tsx'
import { SessionList } from '../people/session-list.tsx'
import { wantedPage } from '../people/wanted-page.ts'
import { useWho } from '../people/who.ts'

/** One's own roles, password and sessions. */
export default function AccountPage() {
  const t = usePageWords(PEOPLE_WORDS)
  const who = useWho()
  const wanted = wantedPage()
  return (
    <PageFrame title={t('account.title')}>
      {who && who.kind !== 'person' && (
        <p>
          {t('account.signedOut')} <a href="/sign-in?next=/account">{t('go.signIn')}</a>
        </p>
      )}
      {who?.kind === 'person' && (
        <>
          <section className="reading-section">
            <h2>
              {who.name} <span className="quiet">{who.login}</span>
            </h2>
            <div>
              <RoleTags roles={who.roles} />
            </div>
            {who.mustChangePassword && <Alert type="warning" title={t('account.mustChange')} />}
          </section>
          <section className="reading-section">
            <PasswordForm onSaved={() => who.mustChangePassword && wanted && location.replace(wanted)} />
          </section>
          <SessionList />
        </>
      )}
    </PageFrame>
  )
}
