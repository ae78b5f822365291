import { useQuery } from '@tanstack/react-query'
import { Table } from 'antd'
import { PEOPLE_WORDS } from '../i18n/people-words.ts'
import { usePageWords } from '../i18n/use-page-words.ts'
import { usageQuery } from './queries.ts'

const COLUMNS = ['requests', 'refused', 'features', 'bytes'] as const

/** How a key was used, day by day. */
export function KeyUsage({ id }: { id: number }) {
  const t = usePageWords(PEOPLE_WORDS)
  const { data, isPending } = useQuery(usageQuery(id))
  if (data?.days.length === 0) return <p className="quiet">{t('usage.none')}</p>
  return (
    <Table
      size="small"
      rowKey="day"
      loading={isPending}
      dataSource={data?.days ?? []}
      pagination={{ pageSize: 7, hideOnSinglePage: true }}
      columns={[
        { title: t('usage.day'), dataIndex: 'day' },
        ...COLUMNS.map(name => ({
          title: t(`usage.${name}`),
          dataIndex: name,
          align: 'right' as const,
          render: (value: number) => value.toLocaleString('en'),
        })),
      ]}
    />
  )
}
