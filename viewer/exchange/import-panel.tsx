import { useQuery } from '@tanstack/react-query'
import { Alert, Button, Popconfirm, Progress, Tabs } from 'antd'
import { useState } from 'react'
import { useWords } from '../i18n/use-words.ts'
import { useStore } from '../state/use-store.ts'
import { Failure } from '../ui/failure.tsx'
import { formatCount, formatInstant } from '../ui/format.ts'
import { problemText } from '../ui/problem-text.ts'
import { SkeletonLines } from '../ui/skeleton.tsx'
import { DifferencesTab } from './differences-tab.tsx'
import { FindingsTab } from './findings-tab.tsx'
import { publishImport, withdrawImport } from './import-commands.ts'
import { BatchTag, useDatasetName } from './import-list.tsx'
import { type Batch, importQuery, isWorking } from './queries.ts'
import { QuestionBox } from './question-box.tsx'
import { ReportTab } from './report-tab.tsx'
import { openTab, type Tab, workbenchStore } from './workbench-store.ts'

/** One import: how far it is, what it asks, what it found, what it changes, and what can be done with it. */
export function ImportPanel({ id }: { id: number }) {
  const { data: batch, error, refetch } = useQuery(importQuery(id))
  const t = useWords()
  const tab = useStore(workbenchStore, state => state.tab)
  if (error) return <Failure error={error} onRetry={() => void refetch()} />
  if (!batch) return <SkeletonLines lines={10} />
  const hasRows = batch.report.counts !== undefined
  return (
    <article className="import-panel">
      <ImportHead batch={batch} />
      {isWorking(batch) && <Working batch={batch} />}
      {batch.reason && (
        <Alert
          type="error"
          title={
            batch.report.refusal
              ? t.pick({ nameZh: batch.report.refusal.messageZh, nameEn: batch.report.refusal.message })
              : batch.reason
          }
        />
      )}
      {batch.state === 'question' && <QuestionBox batch={batch} />}
      {hasRows && (
        <Tabs
          activeKey={tab}
          onChange={key => openTab(key as Tab)}
          items={[
            { key: 'report', label: t('report.tab'), children: <ReportTab batch={batch} /> },
            { key: 'findings', label: t('findings.tab'), children: <FindingsTab batch={batch} /> },
            { key: 'differences', label: t('differences.tab'), children: <DifferencesTab batch={batch} /> },
          ]}
        />
      )}
    </article>
  )
}

function ImportHead({ batch }: { batch: Batch }) {
  const t = useWords()
  const name = useDatasetName(batch.dataset)
  return (
    <header className="import-title">
      <div>
        <h2>
          {name} <BatchTag state={batch.state} />
        </h2>
        <p className="quiet">
          {t('batch.number', { id: batch.id })} · {batch.createdBy} · {formatInstant(batch.createdAt)}
          {batch.publishedSeq !== null && ` · ${t('batch.commit', { seq: batch.publishedSeq })}`}
        </p>
      </div>
      <Actions batch={batch} />
    </header>
  )
}

/** Publishing and withdrawing ask once more: both are seen by everyone. */
function Actions({ batch }: { batch: Batch }) {
  const t = useWords()
  const [error, setError] = useState<Error>()
  const [isBusy, setIsBusy] = useState(false)
  const run = async (work: (id: number) => Promise<Batch>) => {
    setIsBusy(true)
    setError(undefined)
    await work(batch.id).catch(setError)
    setIsBusy(false)
  }
  return (
    <div className="import-actions">
      {batch.state === 'staged' && (
        <Popconfirm
          title={t('batch.publish')}
          description={t('batch.publishSure')}
          okText={t('batch.publish')}
          cancelText={t('upload.cancel')}
          onConfirm={() => void run(publishImport)}
        >
          <Button type="primary" loading={isBusy}>
            {t('batch.publish')}
          </Button>
        </Popconfirm>
      )}
      {batch.state === 'published' && (
        <Popconfirm
          title={t('batch.withdraw')}
          description={t('batch.withdrawSure')}
          okText={t('batch.withdraw')}
          cancelText={t('upload.cancel')}
          onConfirm={() => void run(withdrawImport)}
        >
          <Button danger loading={isBusy}>
            {t('batch.withdraw')}
          </Button>
        </Popconfirm>
      )}
      {(batch.state === 'staged' || batch.state === 'question') && (
        <Popconfirm
          title={t('batch.discard')}
          description={t('batch.discardSure')}
          okText={t('batch.discard')}
          cancelText={t('upload.cancel')}
          onConfirm={() => void run(withdrawImport)}
        >
          <Button disabled={isBusy}>{t('batch.discard')}</Button>
        </Popconfirm>
      )}
      {error && <Alert type="error" title={problemText(t, error)} />}
    </div>
  )
}

function Working({ batch }: { batch: Batch }) {
  const t = useWords()
  const { progress } = batch.report
  if (!progress) return <SkeletonLines lines={2} />
  const { phase, rows, of } = progress
  return (
    <div className="import-working" role="status">
      <span>{t('progress.rows', { phase: t(`progress.${phase}`), rows: formatCount(rows), of: formatCount(of) })}</span>
      <Progress percent={of ? Math.round((rows / of) * 100) : 0} />
    </div>
  )
}
