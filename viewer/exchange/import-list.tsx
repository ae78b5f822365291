import { useQuery } from '@tanstack/react-query'
import { Progress } from 'antd'
import { useWords } from '../i18n/use-words.ts'
import { useStore } from '../state/use-store.ts'
import { Failure } from '../ui/failure.tsx'
import { formatCount, formatInstant } from '../ui/format.ts'
import { SkeletonLines } from '../ui/skeleton.tsx'
import { type Batch, type BatchState, datasetsQuery, importsQuery, isWorking } from './queries.ts'
import { openImport, workbenchStore } from './workbench-store.ts'

/** Imports, newest first. */
export function ImportList() {
  const t = useWords()
  const { data, error, refetch } = useQuery(importsQuery)
  const openId = useStore(workbenchStore, state => state.importId)
  if (error) return <Failure error={error} onRetry={() => void refetch()} />
  if (!data) return <SkeletonLines lines={8} />
  if (data.imports.length === 0)
    return (
      <div className="empty">
        <strong>{t('imports.none')}</strong>
        <p className="quiet">{t('imports.noneHint')}</p>
      </div>
    )
  return (
    <ul className="import-list">
      {data.imports.map(batch => (
        <li key={batch.id}>
          <button type="button" aria-current={batch.id === openId} onClick={() => openImport(batch.id)}>
            <ImportLine batch={batch} />
          </button>
        </li>
      ))}
    </ul>
  )
}

function ImportLine({ batch }: { batch: Batch }) {
  const t = useWords()
  const name = useDatasetName(batch.dataset)
  const { progress, counts } = batch.report
  return (
    <>
      <span className="import-head">
        <strong>{name}</strong>
        <BatchTag state={batch.state} />
      </span>
      <small>{t('batch.by', { actor: batch.createdBy, time: formatInstant(batch.createdAt) })}</small>
      {isWorking(batch) && progress ? (
        <Progress
          size="small"
          percent={progress.of ? Math.round((progress.rows / progress.of) * 100) : 0}
          showInfo={false}
        />
      ) : (
        counts && <small>{t('report.rows', { read: formatCount(counts.read) })}</small>
      )}
    </>
  )
}

/** How far an import is: a word, and a dot in the colour of what it means. */
export function BatchTag({ state }: { state: BatchState }) {
  const t = useWords()
  return (
    <span className="batch-tag" data-state={state}>
      {t(`batch.${state}`)}
    </span>
  )
}

/** What a dataset is called. */
export function useDatasetName(dataset: string): string {
  const t = useWords()
  const { data } = useQuery(datasetsQuery)
  const found = data?.datasets.find(({ id }) => id === dataset)
  return found ? t.pick(found) : dataset
}
