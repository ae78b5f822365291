import { useQuery } from '@tanstack/react-query'
import { Button, Popconfirm, Tag } from 'antd'
import { answered, api } from '../api/client.ts'
import { PEOPLE_WORDS } from '../i18n/people-words.ts'
import { usePageWords } from '../i18n/use-page-words.ts'
import { ManagedList } from './managed-list.tsx'
import { changePerson } from './people-commands.ts'
import { PersonDrawer } from './person-drawer.tsx'
import { PostNames } from './post-names.tsx'
import { type Person, peopleQuery } from './queries.ts'
import type { Secret } from './secret-dialog.tsx'
import { useDrawer } from './use-drawer.ts'
import { when } from './when.ts'

/** Everybody with an account: their posts, and what is done with the account. */
export function PeoplePanel() {
  const t = usePageWords(PEOPLE_WORDS)
  const query = useQuery(peopleQuery)
  const drawer = useDrawer<Person>(() => void query.refetch())
  return (
    <ManagedList<Person>
      title={t('admin.people')}
      addLabel={t('people.add')}
      query={query}
      drawer={drawer}
      rows={query.data?.people ?? []}
      rowKey={({ id }) => id}
      leastPixels={860}
      columns={[
        { key: 'name', title: t('people.name'), cell: person => <NameCell person={person} /> },
        { key: 'posts', title: t('people.posts'), cell: ({ posts }) => <PostNames posts={posts} /> },
        {
          key: 'seen',
          title: t('people.seen'),
          width: 150,
          cell: ({ lastSignedInAt }) => (lastSignedInAt ? when(lastSignedInAt) : t('people.never')),
        },
        { key: 'state', title: t('people.state'), width: 110, cell: person => <StateTag person={person} /> },
        {
          key: 'do',
          width: 240,
          cell: person => <PersonActions person={person} onEdit={drawer.edit} onDone={drawer.close} />,
        },
      ]}
    >
      {drawer.edited && (
        <PersonDrawer person={drawer.edited === 'new' ? undefined : drawer.edited} onClose={drawer.close} />
      )}
    </ManagedList>
  )
}

function NameCell({ person: { name, login, isDemo } }: { person: Person }) {
  const t = usePageWords(PEOPLE_WORDS)
  return (
    <div>
      {name} {isDemo && <Tag>{t('people.demo')}</Tag>}
      <div className="quiet">{login}</div>
    </div>
  )
}

function StateTag({ person: { isDisabled, mustChangePassword } }: { person: Person }) {
  const t = usePageWords(PEOPLE_WORDS)
  if (isDisabled) return <Tag color="red">{t('people.disabled')}</Tag>
  if (mustChangePassword) return <Tag color="orange">{t('people.first')}</Tag>
  return <Tag color="green">{t('people.active')}</Tag>
}

interface ActionsProps {
  readonly person: Person
  readonly onEdit: (person: Person) => void
  readonly onDone: (secret: Secret | undefined) => void
}

function PersonActions({ person, onEdit, onDone }: ActionsProps) {
  const t = usePageWords(PEOPLE_WORDS)
  const { id, login, isDisabled } = person
  const reset = async () => {
    const { password } = await answered(api.POST('/api/people/{id}/password', { params: { path: { id: String(id) } } }))
    onDone({ text: `${login}\n${password}`, why: t('people.given') })
  }
  const setDisabled = async (isDisabled: boolean) => {
    await changePerson(id, { isDisabled })
    onDone(undefined)
  }
  return (
    <>
      <Button type="link" size="small" onClick={() => onEdit(person)}>
        {t('people.edit')}
      </Button>
      <Popconfirm title={t('people.reset')} description={t('people.resetSure')} onConfirm={reset}>
        <Button type="link" size="small">
          {t('people.reset')}
        </Button>
      </Popconfirm>
      {isDisabled ? (
        <Button type="link" size="small" onClick={() => void setDisabled(false)}>
          {t('people.open')}
        </Button>
      ) : (
        <Popconfirm title={t('people.close')} description={t('people.closeSure')} onConfirm={() => setDisabled(true)}>
          <Button type="link" size="small" danger>
            {t('people.close')}
          </Button>
        </Popconfirm>
      )}
    </>
  )
}
