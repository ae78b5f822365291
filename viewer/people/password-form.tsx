import { Alert, Button, Input } from 'antd'
import { type FormEvent, useState } from 'react'
import { PEOPLE_WORDS } from '../i18n/people-words.ts'
import { usePageWords } from '../i18n/use-page-words.ts'
import { Field } from './field.tsx'
import { changeOwnPassword } from './people-commands.ts'
import { refusalText } from './refusal-text.ts'

/** Changes one's own password. */
export function PasswordForm({ onSaved }: { onSaved: () => void }) {
  const t = usePageWords(PEOPLE_WORDS)
  const [current, setCurrent] = useState('')
  const [next, setNext] = useState('')
  const [again, setAgain] = useState('')
  const [outcome, setOutcome] = useState<Error | 'saved'>()
  const differ = again !== '' && again !== next
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const saved = await changeOwnPassword(current, next).then(
      () => 'saved' as const,
      (error: Error) => error,
    )
    setOutcome(saved)
    if (saved === 'saved') onSaved()
  }
  const field = (
    words: 'account.current' | 'account.next' | 'account.again',
    value: string,
    set: (to: string) => void,
  ) => (
    <Field label={t(words)}>
      {id => (
        <Input.Password
          id={id}
          autoComplete={words === 'account.current' ? 'current-password' : 'new-password'}
          value={value}
          status={differ && words === 'account.again' ? 'error' : ''}
          onChange={event => set(event.target.value)}
        />
      )}
    </Field>
  )
  return (
    <form className="narrow-form at-start" onSubmit={event => void submit(event)}>
      <h2>{t('account.password')}</h2>
      {field('account.current', current, setCurrent)}
      {field('account.next', next, setNext)}
      {field('account.again', again, setAgain)}
      <p className="quiet">{t(differ ? 'account.differ' : 'account.rule')}</p>
      {outcome === 'saved' && <Alert type="success" title={t('account.saved')} />}
      {outcome instanceof Error && <Alert type="error" title={refusalText(t, outcome)} />}
      <Button type="primary" htmlType="submit" disabled={!current || !next || next !== again}>
        {t('account.save')}
      </Button>
    </form>
  )
}
