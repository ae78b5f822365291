import { useQuery } from '@tanstack/react-query'
import { Button, Input, Table, Tag } from 'antd'
import { useState } from 'react'
import { useLanguage } from '../i18n/language.ts'
import { PEOPLE_WORDS } from '../i18n/people-words.ts'
import { usePageWords } from '../i18n/use-page-words.ts'
import { type Compat, compatQuery, type LoggedRequest } from '../people/compat-query.ts'
import { PageFrame } from '../people/page-frame.tsx'
import { when } from '../people/when.ts'
import { Failure } from '../ui/failure.tsx'

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
    <Table<LoggedRequest>
      rowKey={({ at, path, milliseconds }) => `${at} ${path} ${milliseconds}`}
      size="small"
      dataSource={requests}
      pagination={{ pageSize: 20, hideOnSinglePage: true }}
      scroll={{ x: 980 }}
      columns={[
        { title: t('compat.time'), key: 'time', width: 130, render: (_, { at }) => when(at) },
        {
          title: t('compat.client'),
          key: 'client',
          width: 180,
          render: (_, request) => <ClientCell request={request} />,
        },
        { title: t('compat.request'), key: 'request', render: (_, request) => <RequestCell request={request} /> },
        {
          title: t('compat.answer'),
          key: 'answer',
          width: 220,
          render: (_, request) => <AnswerCell request={request} />,
        },
        {
          title: t('compat.rules'),
          key: 'rules',
          width: 260,
          render: (_, request) => request.rules.map(id => <div key={id}>{ruleText(id)}</div>),
        },
      ]}
    />
  )
}

const ClientCell = ({ request: { client, userAgent } }: { request: LoggedRequest }) => (
  <>
    {client.name} {client.version}
    <div className="quiet mono">{userAgent}</div>
  </>
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
    <>
      <Tag color={status < 400 ? 'green' : 'red'}>{status}</Tag>
      {t('compat.took', { ms: milliseconds })}
      {returned !== null && <div>{t('compat.count', { returned, matched: matched ?? '–' })}</div>}
      {axisOrder && <div>{t('compat.axes', { order: t(`axis.${axisOrder as 'lon,lat'}`) })}</div>}
      {problem && <div className="quiet">{problem}</div>}
    </>
  )
}
