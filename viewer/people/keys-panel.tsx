import { useQuery } from '@tanstack/react-query'
import { Button, Popconfirm, Tag } from 'antd'
import { PEOPLE_WORDS } from '../i18n/people-words.ts'
import { usePageWords } from '../i18n/use-page-words.ts'
import { KeyDrawer } from './key-drawer.tsx'
import { KeyUsage } from './key-usage.tsx'
import { ManagedList } from './managed-list.tsx'
import { revokeKey } from './people-commands.ts'
import { type AccessKey, keysQuery } from './queries.ts'
import { useDrawer } from './use-drawer.ts'
import { useNames } from './use-names.ts'
import { when } from './when.ts'

/** Keys of bureaus and programs. */
export function KeysPanel() {
  const t = usePageWords(PEOPLE_WORDS)
  const query = useQuery(keysQuery)
  const readAgain = () => void query.refetch()
  const drawer = useDrawer<AccessKey>(readAgain)
  return (
    <ManagedList<AccessKey>
      title={t('admin.keys')}
      addLabel={t('keys.add')}
      query={query}
      drawer={drawer}
      rows={(query.data?.keys ?? []).toReversed()}
      rowKey={({ id }) => id}
      leastPixels={940}
      more={{ label: t('keys.usage'), of: ({ id }) => <KeyUsage id={id} /> }}
      columns={[
        { key: 'name', title: t('keys.name'), cell: ({ id, name }) => `${id} · ${name}` },
        { key: 'may', title: t('keys.may'), cell: key => <MayCell accessKey={key} /> },
        { key: 'until', title: t('keys.expires'), width: 130, cell: key => <StateCell accessKey={key} /> },
        {
          key: 'used',
          title: t('keys.used'),
          width: 150,
          cell: ({ lastUsedAt }) => (lastUsedAt ? when(lastUsedAt) : t('keys.unused')),
        },
        { key: 'do', width: 170, cell: key => <KeyActions accessKey={key} onDone={readAgain} /> },
      ]}
    >
      {drawer.edited && <KeyDrawer onClose={drawer.close} />}
    </ManagedList>
  )
}

function MayCell({ accessKey: { scopes, grants, quotaPerDay, quotaPerMinute } }: { accessKey: AccessKey }) {
  const t = usePageWords(PEOPLE_WORDS)
  const names = useNames()
  const quotas = [
    ...(quotaPerMinute ? [`${t('keys.perMinute')} ${quotaPerMinute}`] : []),
    ...(quotaPerDay ? [`${t('keys.perDay')} ${quotaPerDay}`] : []),
  ]
  return (
    <div>
      {scopes.length === 0 ? <Tag>{t('keys.read')}</Tag> : scopes.map(scope => <Tag key={scope}>{scope}</Tag>)}
      {grants?.map(({ layers, area }) => (
        <div key={JSON.stringify([layers, area])} className="quiet">
          {layers ? Object.keys(layers).map(names.layer).join(' ') : t('keys.allLayers')} ·{' '}
          {area && 'codes' in area ? area.codes.map(names.area).join(' ') : t(area ? 'keys.drawn' : 'post.whole')}
        </div>
      ))}
      {quotas.length > 0 && <div className="quiet">{quotas.join(' · ')}</div>}
    </div>
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
