import { useQuery } from '@tanstack/react-query'
import { Button, Popconfirm, Table, Tag } from 'antd'
import { useState } from 'react'
import { PEOPLE_WORDS } from '../i18n/people-words.ts'
import { usePageWords } from '../i18n/use-page-words.ts'
import { Failure } from '../ui/failure.tsx'
import { KeyDrawer } from './key-drawer.tsx'
import { KeyUsage } from './key-usage.tsx'
import { revokeKey } from './people-commands.ts'
import { type AccessKey, keysQuery } from './queries.ts'
import { type Secret, SecretDialog } from './secret-dialog.tsx'
import { when } from './when.ts'

/** Keys of bureaus and programs. */
export function KeysPanel() {
  const t = usePageWords(PEOPLE_WORDS)
  const { data, error, isPending, refetch } = useQuery(keysQuery)
  const [isMaking, setIsMaking] = useState(false)
  const [secret, setSecret] = useState<Secret>()
  const made = (given: Secret | undefined) => {
    setIsMaking(false)
    setSecret(given)
    void refetch()
  }
  if (error) return <Failure error={error} onRetry={() => void refetch()} />
  return (
    <section className="reading-section">
      <div className="section-head">
        <h2>{t('admin.keys')}</h2>
        <Button type="primary" onClick={() => setIsMaking(true)}>
          {t('keys.add')}
        </Button>
      </div>
      <Table<AccessKey>
        rowKey="id"
        size="small"
        loading={isPending}
        dataSource={(data?.keys ?? []).toReversed()}
        pagination={{ pageSize: 20, hideOnSinglePage: true }}
        scroll={{ x: 940 }}
        expandable={{ expandedRowRender: ({ id }) => <KeyUsage id={id} /> }}
        columns={[
          { title: t('keys.name'), key: 'name', render: (_, { id, name }) => `${id} · ${name}` },
          { title: t('keys.may'), key: 'may', render: (_, key) => <MayCell accessKey={key} /> },
          { title: t('keys.expires'), key: 'until', width: 130, render: (_, key) => <StateCell accessKey={key} /> },
          {
            title: t('keys.used'),
            key: 'used',
            width: 150,
            render: (_, { lastUsedAt }) => (lastUsedAt ? when(lastUsedAt) : t('keys.unused')),
          },
          { key: 'do', width: 170, render: (_, key) => <KeyActions accessKey={key} onDone={() => void refetch()} /> },
        ]}
      />
      {isMaking && <KeyDrawer onClose={made} />}
      {secret && <SecretDialog secret={secret} onClose={() => setSecret(undefined)} />}
    </section>
  )
}

function MayCell({ accessKey: { scopes, grants, quotaPerDay, quotaPerMinute } }: { accessKey: AccessKey }) {
  const t = usePageWords(PEOPLE_WORDS)
  const quotas = [
    ...(quotaPerMinute ? [`${t('keys.perMinute')} ${quotaPerMinute}`] : []),
    ...(quotaPerDay ? [`${t('keys.perDay')} ${quotaPerDay}`] : []),
  ]
  return (
    <>
      {scopes.length === 0 ? <Tag>{t('keys.read')}</Tag> : scopes.map(scope => <Tag key={scope}>{scope}</Tag>)}
      {grants?.map(({ layers, area }) => (
        <div key={JSON.stringify([layers, area])} className="quiet">
          {layers ? Object.keys(layers).join(' ') : t('keys.allLayers')} ·{' '}
          {area && 'codes' in area ? area.codes.join(' ') : t('post.whole')}
        </div>
      ))}
      {quotas.length > 0 && <div className="quiet">{quotas.join(' · ')}</div>}
    </>
  )
}

function StateCell({ accessKey: { revokedAt, expiresAt } }: { accessKey: AccessKey }) {
  const t = usePageWords(PEOPLE_WORDS)
  if (revokedAt) return <Tag color="red">{t('keys.revoked')}</Tag>
  if (!expiresAt) return t('keys.forever')
  return new Date(expiresAt) < new Date() ? <Tag color="red">{t('keys.expired')}</Tag> : when(expiresAt).slice(0, 10)
}

function KeyActions({ accessKey: { id, revokedAt }, onDone }: { accessKey: AccessKey; onDone: () => void }) {
  const t = usePageWords(PEOPLE_WORDS)
  return (
    <>
      <Button type="link" size="small" href={`/compat?key=${id}`}>
        {t('keys.log')}
      </Button>
      {!revokedAt && (
        <Popconfirm
          title={t('keys.revoke')}
          description={t('keys.revokeSure')}
          onConfirm={() => revokeKey(id).then(onDone)}
        >
          <Button type="link" size="small" danger>
            {t('keys.revoke')}
          </Button>
        </Popconfirm>
      )}
    </>
  )
}
