import { useQuery } from '@tanstack/react-query'
import { Button, Popconfirm, Table, Tag } from 'antd'
import { useState } from 'react'
import { answered, api } from '../api/client.ts'
import { PEOPLE_WORDS } from '../i18n/people-words.ts'
import { usePageWords } from '../i18n/use-page-words.ts'
import { Failure } from '../ui/failure.tsx'
import { changePerson } from './people-commands.ts'
import { PersonDrawer } from './person-drawer.tsx'
import { PostNames } from './post-names.tsx'
import { type Person, peopleQuery } from './queries.ts'
import { type Secret, SecretDialog } from './secret-dialog.tsx'
import { when } from './when.ts'

/** Everybody with an account: their posts, and what is done with the account. */
export function PeoplePanel() {
  const t = usePageWords(PEOPLE_WORDS)
  const { data, error, isPending, refetch } = useQuery(peopleQuery)
  const [edited, setEdited] = useState<Person | 'new'>()
  const [secret, setSecret] = useState<Secret>()
  const show = (given: Secret | undefined) => {
    setEdited(undefined)
    setSecret(given)
    void refetch()
  }
  if (error) return <Failure error={error} onRetry={() => void refetch()} />
  return (
    <section className="reading-section">
      <div className="section-head">
        <h2>{t('admin.people')}</h2>
        <Button type="primary" onClick={() => setEdited('new')}>
          {t('people.add')}
        </Button>
      </div>
      <Table<Person>
        rowKey="id"
        size="small"
        loading={isPending}
        dataSource={data?.people ?? []}
        pagination={{ pageSize: 20, hideOnSinglePage: true }}
        scroll={{ x: 860 }}
        columns={[
          { title: t('people.name'), key: 'name', render: (_, person) => <NameCell person={person} /> },
          { title: t('people.posts'), key: 'posts', render: (_, { posts }) => <PostNames posts={posts} /> },
          {
            title: t('people.seen'),
            key: 'seen',
            width: 150,
            render: (_, { lastSignedInAt }) => (lastSignedInAt ? when(lastSignedInAt) : t('people.never')),
          },
          { title: t('people.state'), key: 'state', width: 110, render: (_, person) => <StateTag person={person} /> },
          {
            key: 'do',
            width: 240,
            render: (_, person) => <PersonActions person={person} onEdit={setEdited} onDone={show} />,
          },
        ]}
      />
      {edited && <PersonDrawer person={edited === 'new' ? undefined : edited} onClose={show} />}
      {secret && <SecretDialog secret={secret} onClose={() => setSecret(undefined)} />}
    </section>
  )
}

function NameCell({ person: { name, login, isDemo } }: { person: Person }) {
  const t = usePageWords(PEOPLE_WORDS)
  return (
    <>
      {name} {isDemo && <Tag>{t('people.demo')}</Tag>}
      <br />
      <span className="quiet">{login}</span>
    </>
  )
}

function StateTag({ person: { isDisabled, mustChangePassword } }: { person: Person }) {
  const t = usePageWords(PEOPLE_WORDS)
  if (isDisabled) return <Tag color="red">{t('people.disabled')}</Tag>
  return mustChangePassword ? (
    <Tag color="orange">{t('people.first')}</Tag>
  ) : (
    <Tag color="green">{t('people.active')}</Tag>
  )
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
