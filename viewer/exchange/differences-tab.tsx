import { useInfiniteQuery } from '@tanstack/react-query'
import { Button, Table, type TableColumnsType } from 'antd'
import { fieldName } from '../book/field-name.ts'
import { type Language, useLanguage } from '../i18n/language.ts'
import { useWords, type Words } from '../i18n/use-words.ts'
import { useStore } from '../state/use-store.ts'
import { Failure } from '../ui/failure.tsx'
import { formatLength } from '../ui/format.ts'
import { SkeletonLines } from '../ui/skeleton.tsx'
import { type Batch, type Difference, differencesQuery } from './queries.ts'
import { mark, workbenchStore } from './workbench-store.ts'

const TABLE_PIXELS = 480

/** What publishing does, or did, object by object: before and after. */
export function DifferencesTab({ batch }: { batch: Batch }) {
  const t = useWords()
  const language = useLanguage()
  const selected = useStore(workbenchStore, state => state.selected)
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(
    differencesQuery(batch),
  )
  if (error) return <Failure error={error} onRetry={() => void refetch()} />
  if (!data) return <SkeletonLines lines={8} />
  const differences = data.pages.flatMap(page => page.differences)
  if (differences.length === 0) return <p className="empty">{t('differences.none')}</p>
  return (
    <>
      <Table<Difference>
        virtual
        size="small"
        rowKey="key"
        pagination={false}
        scroll={{ y: TABLE_PIXELS, x: 560 }}
        columns={columns(t, language)}
        dataSource={differences}
        rowClassName={difference => (difference.key === selected ? 'marked-row' : '')}
        onRow={difference => ({ onClick: () => mark(difference.key) })}
      />
      {hasNextPage && (
        <Button loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {t('differences.more')}
        </Button>
      )}
    </>
  )
}

const columns = (t: Words, language: Language): TableColumnsType<Difference> => [
  { title: t('differences.key'), width: 160, dataIndex: 'key' },
  {
    title: t('differences.kind'),
    width: 80,
    render: (_, { kind }) => t(`difference.${kind}`),
  },
  {
    title: t('differences.fields'),
    width: 320,
    render: (_, difference) => (
      <>
        {difference.geometry?.movedMeters ? (
          <div>{t('differences.moved', { metres: formatLength(difference.geometry.movedMeters, language) })}</div>
        ) : null}
        {difference.kind === 'changed' &&
          difference.fields.map(change => <div key={change.field}>{changeText(t, change)}</div>)}
      </>
    ),
  },
]

function changeText(t: Words, { field, before, after }: Difference['fields'][number]): string {
  const name = fieldName(field)
  return t('card.version.field', {
    field: name ? t(`field.${name}`) : field,
    before: valueText(t, before),
    after: valueText(t, after),
  })
}

function valueText(t: Words, value: unknown): string {
  if (value === null || value === undefined || value === '') return t('card.unknown')
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}
