import { Alert, Button, Drawer, Input } from 'antd'
import { useState } from 'react'
import { answered, api } from '../api/client.ts'
import { PEOPLE_WORDS } from '../i18n/people-words.ts'
import { usePageWords } from '../i18n/use-page-words.ts'
import { Field } from './field.tsx'
import { changePerson } from './people-commands.ts'
import { PostRow } from './post-row.tsx'
import type { Person, Post } from './queries.ts'
import { refusalText } from './refusal-text.ts'
import type { Secret } from './secret-dialog.tsx'

const NEW_POST: Post = { role: 'collector', organisationCode: null, areaCodes: null, layers: null }

interface Draft {
  /** Tells posts apart while they are being changed. */
  key: number
  post: Post
}

let drafted = 0
const draft = (post: Post): Draft => ({ key: drafted++, post })

interface DrawerProps {
  /** Undefined for somebody new. */
  readonly person: Person | undefined
  readonly onClose: (secret: Secret | undefined) => void
}

/** A person with their posts, to be made or changed. */
export function PersonDrawer({ person, onClose }: DrawerProps) {
  const t = usePageWords(PEOPLE_WORDS)
  const [name, setName] = useState(person?.name ?? '')
  const [login, setLogin] = useState(person?.login ?? '')
  const [drafts, setDrafts] = useState<Draft[]>(() => (person?.posts ?? [NEW_POST]).map(draft))
  const posts = drafts.map(({ post }) => post)
  const [error, setError] = useState<Error>()
  const save = async (): Promise<Secret | undefined> => {
    if (person) {
      await changePerson(person.id, { name, posts })
      return undefined
    }
    const { password } = await answered(api.POST('/api/people', { body: { name, login, posts } }))
    return { text: `${login.toLowerCase()}\n${password}`, why: t('people.given') }
  }
  const replace = (key: number, post: Post | undefined) =>
    setDrafts(drafts.flatMap(one => (one.key !== key ? [one] : post ? [{ key, post }] : [])))
  return (
    <Drawer open size={480} title={t(person ? 'people.edit' : 'people.add')} onClose={() => onClose(undefined)}>
      <div className="form-grid">
        <Field label={t('people.name')}>
          {id => <Input id={id} value={name} onChange={event => setName(event.target.value)} />}
        </Field>
        <Field label={t('people.login')}>
          {id => (
            <Input
              id={id}
              value={login}
              disabled={person !== undefined}
              placeholder={t('people.loginHint')}
              onChange={event => setLogin(event.target.value)}
            />
          )}
        </Field>
        <h3>{t('people.posts')}</h3>
        {drafts.map(({ key, post }) => (
          <PostRow key={key} post={post} onChange={changed => replace(key, changed)} />
        ))}
        <Button onClick={() => setDrafts([...drafts, draft(NEW_POST)])}>{t('post.add')}</Button>
        {error && <Alert type="error" title={refusalText(t, error)} />}
        <Button
          type="primary"
          disabled={!name.trim() || !login.trim()}
          onClick={() => void save().then(onClose, setError)}
        >
          {t('word.save')}
        </Button>
      </div>
    </Drawer>
  )
}
