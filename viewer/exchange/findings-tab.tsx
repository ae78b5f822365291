import { useQuery } from '@tanstack/react-query'
import { Alert, Button, Table, type TableColumnsType, type TableRef } from 'antd'
import { useEffect, useRef } from 'react'
import { useLanguage } from '../i18n/language.ts'
import { useWords, type Words } from '../i18n/use-words.ts'
import { useStore } from '../state/use-store.ts'
import { FindingMark } from '../symbols/symbol.tsx'
import { Failure } from '../ui/failure.tsx'
import { formatCount } from '../ui/format.ts'
import { SkeletonLines } from '../ui/skeleton.tsx'
import { downloadFindings } from './import-commands.ts'
import { type Batch, FINDINGS_SHOWN, type Finding, findingsQuery, type Severity } from './queries.ts'
import { mark, workbenchStore } from './workbench-store.ts'

/** Room for the table, which scrolls by itself. */
const TABLE_PIXELS = 480
const SEVERITIES: readonly Severity[] = ['error', 'warning', 'note']

/** Everything the checks found, row by row; what is marked here is marked on the map and the other way round. */
export function FindingsTab({ batch }: { batch: Batch }) {
  const t = useWords()
  const language = useLanguage()
  const table = useRef<TableRef>(null)
  const selected = useStore(workbenchStore, state => state.selected)
  const { data, error, refetch } = useQuery(findingsQuery(batch))
  useEffect(() => {
    if (selected && data) table.current?.scrollTo({ key: Number(selected) })
  }, [selected, data])
  if (error) return <Failure error={error} onRetry={() => void refetch()} />
  if (!data) return <SkeletonLines lines={8} />
  if (data.features.length === 0) return <p className="empty">{t('findings.none')}</p>
  return (
    <>
      <div className="findings-actions">
        {data.next !== undefined && (
          <Alert type="info" title={t('findings.more', { count: formatCount(FINDINGS_SHOWN) })} />
        )}
        <Button onClick={() => void downloadFindings(batch.id, language)}>{t('findings.csv')}</Button>
      </div>
      <Table<Finding>
        ref={table}
        virtual
        size="small"
        rowKey="id"
        pagination={false}
        scroll={{ y: TABLE_PIXELS, x: 640 }}
        columns={columns(t)}
        dataSource={worstFirst(data.features)}
        rowClassName={finding => (String(finding.id) === selected ? 'marked-row' : '')}
        onRow={finding => ({ onClick: () => mark(String(finding.id)) })}
      />
    </>
  )
}

/** Errors before warnings before notes, each in the order of the files. */
const worstFirst = (findings: readonly Finding[]): Finding[] =>
  findings.toSorted((a, b) => SEVERITIES.indexOf(a.properties.severity) - SEVERITIES.indexOf(b.properties.severity))

const columns = (t: Words): TableColumnsType<Finding> => [
  {
    title: t('findings.what'),
    width: 240,
    filters: SEVERITIES.map(severity => ({ text: t(`severity.${severity}`), value: severity })),
    onFilter: (severity, { properties }) => properties.severity === severity,
    render: (_, { properties: { severity, titleZh, titleEn } }) => (
      <span className="tag">
        <FindingMark severity={severity} label={t(`severity.${severity}`)} />
        {t.pick({ nameZh: titleZh, nameEn: titleEn })}
      </span>
    ),
  },
  { title: t('findings.value'), width: 140, render: (_, { properties }) => properties.value ?? properties.key ?? '' },
  { title: t('findings.expected'), width: 140, render: (_, { properties }) => properties.expected ?? '' },
  { title: t('findings.table'), width: 110, ellipsis: true, render: (_, { properties }) => properties.table },
  { title: t('findings.row'), width: 70, align: 'right', render: (_, { properties }) => properties.row ?? '' },
]
