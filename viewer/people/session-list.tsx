import { useQuery } from '@tanstack/react-query'
import { Button, Tag } from 'antd'
import { PEOPLE_WORDS } from '../i18n/people-words.ts'
import { usePageWords } from '../i18n/use-page-words.ts'
import { Failure } from '../ui/failure.tsx'
import { endSession } from './people-commands.ts'
import { sessionsQuery } from './queries.ts'
import { when } from './when.ts'

/** Where one is signed in, and the way to end it. */
export function SessionList() {
  const t = usePageWords(PEOPLE_WORDS)
  const { data, error, refetch } = useQuery(sessionsQuery)
  const end = async (id: number) => {
    await endSession(id)
    await refetch()
  }
  return (
    <section className="reading-section">
      <h2>{t('account.sessions')}</h2>
      {error && <Failure error={error} onRetry={() => void refetch()} />}
      <ul className="session-list">
        {data?.sessions.map(({ id, isThis, userAgent, createdAt, lastSeenAt }) => (
          <li key={id}>
            <div>
              <p>
                {userAgent ?? '–'} {isThis && <Tag color="blue">{t('account.here')}</Tag>}
              </p>
              <p className="quiet">
                {t('account.since', { time: when(createdAt) })} · {t('account.seen', { time: when(lastSeenAt) })}
              </p>
            </div>
            {!isThis && <Button onClick={() => void end(id)}>{t('account.end')}</Button>}
          </li>
        ))}
      </ul>
    </section>
  )
}
