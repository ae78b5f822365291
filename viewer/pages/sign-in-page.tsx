import { useQuery } from '@tanstack/react-query'
import { Alert, Button, Input } from 'antd'
import { type FormEvent, useEffect, useState } from 'react'
import { cityQuery } from '../book/city-query.ts'
import { PEOPLE_WORDS } from '../i18n/people-words.ts'
import { usePageWords } from '../i18n/use-page-words.ts'
import { Field } from '../people/field.tsx'
import { PageFrame } from '../people/page-frame.tsx'
import { signInWith } from '../people/people-commands.ts'
import { refusalText } from '../people/refusal-text.ts'
import { onTheWayTo, wantedPage } from '../people/wanted-page.ts'
import { useWho } from '../people/who.ts'

/** Asks for account and password, then goes to where the reader wanted to be. */
export default function SignInPage() {
  const t = usePageWords(PEOPLE_WORDS)
  const who = useWho()
  const { data: city } = useQuery(cityQuery)
  useEffect(() => {
    if (who?.kind !== 'person') return
    const wanted = wantedPage()
    location.replace(who.mustChangePassword ? onTheWayTo('/account', wanted) : (wanted ?? '/'))
  }, [who])
  return (
    <PageFrame title={t('enter.title')}>
      <SignInForm />
      {city?.isDemo && <Alert type="info" style={{ maxWidth: 440 }} title={t('enter.demo')} />}
      <p className="quiet" style={{ maxWidth: 440, marginTop: 12 }}>
        {t('enter.key')} <a href="/developers">{t('go.developers')}</a>
      </p>
    </PageFrame>
  )
}

function SignInForm() {
  const t = usePageWords(PEOPLE_WORDS)
  const [login, setLogin] = useState('')
  const [password, setPassword] = useState('')
  const [error, setError] = useState<Error>()
  const [isTrying, setIsTrying] = useState(false)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setIsTrying(true)
    setError(undefined)
    await signInWith(login, password).catch(setError)
    setIsTrying(false)
  }
  return (
    <form className="narrow-form" onSubmit={event => void submit(event)}>
      <h2>{t('enter.title')}</h2>
      <Field label={t('enter.login')}>
        {id => (
          <Input
            id={id}
            size="large"
            autoComplete="username"
            value={login}
            onChange={event => setLogin(event.target.value)}
          />
        )}
      </Field>
      <Field label={t('enter.password')}>
        {id => (
          <Input.Password
            id={id}
            size="large"
            autoComplete="current-password"
            value={password}
            onChange={event => setPassword(event.target.value)}
          />
        )}
      </Field>
      {error && <Alert type="error" title={refusalText(t, error)} />}
      <Button size="large" type="primary" htmlType="submit" loading={isTrying} disabled={!login.trim() || !password}>
        {t('enter.go')}
      </Button>
    </form>
  )
}
