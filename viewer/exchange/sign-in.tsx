import { Alert, Button, Input } from 'antd'
import { type FormEvent, useId, useState } from 'react'
import { answered, api } from '../api/client.ts'
import { signIn } from '../api/session.ts'
import { useWords } from '../i18n/use-words.ts'
import { problemText } from '../ui/problem-text.ts'

/** Asks for a key and tries it before it is kept. */
export function SignIn() {
  const t = useWords()
  const id = useId()
  const [key, setKey] = useState('')
  const [error, setError] = useState<Error>()
  const [isTrying, setIsTrying] = useState(false)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setIsTrying(true)
    setError(undefined)
    await tryKey(key.trim()).catch(setError)
    setIsTrying(false)
  }
  return (
    <form className="sign-in panel" onSubmit={event => void submit(event)}>
      <h2>{t('signIn.title')}</h2>
      <p className="quiet">{t('signIn.why')}</p>
      <label htmlFor={id}>{t('signIn.key')}</label>
      <Input.Password id={id} value={key} autoComplete="off" onChange={event => setKey(event.target.value)} />
      {error && <Alert type="error" title={problemText(t, error)} />}
      <Button type="primary" htmlType="submit" loading={isTrying} disabled={key.trim() === ''}>
        {t('signIn.go')}
      </Button>
      <p className="quiet">{t('signIn.kept')}</p>
      <p>
        <a href="/sign-in?next=/workbench">{t('signIn.password')}</a>
      </p>
    </form>
  )
}

/** Keeps the key only if it opens the list: a wrong one leaves everything as it was. */
async function tryKey(key: string): Promise<void> {
  const headers = { authorization: `Bearer ${key}` }
  await answered(api.GET('/api/imports', { params: { query: { limit: 1 } }, headers }))
  signIn(key)
}
