import { useQuery } from '@tanstack/react-query'
import { Button, Input, Tag } from 'antd'
import { useState } from 'react'
import { useLanguage } from '../i18n/language.ts'
import { PEOPLE_WORDS } from '../i18n/people-words.ts'
import { usePageWords } from '../i18n/use-page-words.ts'
import { type Compat, compatQuery, type LoggedRequest } from '../people/compat-query.ts'
import { PageFrame } from '../people/page-frame.tsx'
import { when } from '../people/when.ts'
import { Failure } from '../ui/failure.tsx'
import { ReadingTable } from '../ui/reading-table.tsx'

/** Shows a bureau what its client sent and how that was answered. */
export default function CompatPage() {
  const t = usePageWords(PEOPLE_WORDS)
  const address = new URLSearchParams(location.search)
  const [token, setToken] = useState(address.get('token') ?? '')
  const number = Number(address.get('key')) || undefined
  const isAsking = token !== '' || number !== undefined
  const { data, error, refetch } = useQuery({ ...compatQuery({ token, number }), enabled: isAsking })
  return (
    <PageFrame title={t('compat.title')}>
      <section className="reading-section">
        <p className="quiet">{t('compat.why', { kept: data?.kept ?? 100 })}</p>
        {number === undefined && (
          <Input.Search
            style={{ maxWidth: 560 }}
            placeholder={t('compat.key')}
            defaultValue={token}
            enterButton={t('compat.show')}
            onSearch={value => setToken(value.trim())}
          />
        )}
        {isAsking && (
          <div>
            <Button onClick={() => void refetch()}>{t('compat.refresh')}</Button>
          </div>
        )}
        {error && <Failure error={error} />}
        {data?.requests.length === 0 && <p>{t('compat.none')}</p>}
        {data && data.requests.length > 0 && <Requests compat={data} />}
      </section>
    </PageFrame>
  )
}

function Requests({ compat: { requests, rules } }: { compat: Compat }) {
  const t = usePageWords(PEOPLE_WORDS)
  const language = useLanguage()
  const ruleText = (id: string): string => rules.find(rule => rule.id === id)?.[language] ?? id
  return (
    <ReadingTable<LoggedRequest>
      rows={requests}
      rowKey={({ at, path, milliseconds }) => `${at} ${path} ${milliseconds}`}
      leastPixels={980}
      columns={[
        { key: 'time', title: t('compat.time'), width: 130, cell: ({ at }) => when(at) },
        { key: 'client', title: t('compat.client'), width: 180, cell: request => <ClientCell request={request} /> },
        { key: 'request', title: t('compat.request'), cell: request => <RequestCell request={request} /> },
        { key: 'answer', title: t('compat.answer'), width: 220, cell: request => <AnswerCell request={request} /> },
        {
          key: 'rules',
          title: t('compat.rules'),
          width: 260,
          cell: ({ rules }) => (rules.length > 0 ? <RuleCell texts={rules.map(ruleText)} /> : t('compat.noRule')),
        },
      ]}
    />
  )
}

const ClientCell = ({ request: { client, userAgent } }: { request: LoggedRequest }) => (
  <div>
    {client.name} {client.version}
    <div className="quiet mono">{userAgent}</div>
  </div>
)

const RuleCell = ({ texts }: { texts: readonly string[] }) => (
  <div>
    {texts.map(text => (
      <div key={text}>{text}</div>
    ))}
  </div>
)

const RequestCell = ({ request: { method, path, parameters } }: { request: LoggedRequest }) => (
  <div className="mono">
    {method} {path}
    <div className="sent-lines">{parameters.map(({ name, value }) => `${name}=${value}`).join('\n')}</div>
  </div>
)

function AnswerCell({ request }: { request: LoggedRequest }) {
  const t = usePageWords(PEOPLE_WORDS)
  const { status, milliseconds, returned, matched, axisOrder, problem } = request
  return (
    <div>
      <Tag color={status < 400 ? 'green' : 'red'}>{status}</Tag>
      {t('compat.took', { ms: milliseconds })}
      {returned !== null && <div>{t('compat.count', { returned, matched: matched ?? '–' })}</div>}
      {axisOrder && <div>{t('compat.axes', { order: t(`axis.${axisOrder as 'lon,lat'}`) })}</div>}
      {problem && <div className="quiet">{problem}</div>}
    </div>
  )
}
