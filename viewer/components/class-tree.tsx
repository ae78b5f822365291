import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { classesQuery } from '../book/classes-query.ts'
import { useWords } from '../i18n/use-words.ts'
import { changeFilter, useMapState } from '../state/map-store.ts'
import { Failure } from '../ui/failure.tsx'
import { formatCount } from '../ui/format.ts'
import { SkeletonLines } from '../ui/skeleton.tsx'
import { isShown } from './class-selection.ts'
import { MajorRow } from './major-row.tsx'
import { moveInTree } from './tree-keys.ts'
import { useClassCounts } from './use-class-counts.ts'
import './class-tree.css'

/** The class book as a tree: what is ticked is on the map. */
export function ClassTree() {
  const t = useWords()
  const shown = useMapState(state => state.filter.classes)
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set())
  const { data, error, refetch } = useQuery(classesQuery)
  const countOf = useClassCounts()
  if (error) return <Failure error={error} onRetry={() => void refetch()} />
  if (!data) return <SkeletonLines lines={7} />

  const minors = data.majors.flatMap(major => major.classes)
  const total = minors.reduce((sum, minor) => sum + countOf(minor), 0)
  const visible = minors.filter(minor => isShown(shown, minor.code)).reduce((sum, minor) => sum + countOf(minor), 0)
  const fold = (code: string) =>
    setOpen(codes =>
      codes.has(code) ? new Set([...codes].filter(other => other !== code)) : new Set([...codes, code]),
    )
  return (
    <section className="class-tree" aria-label={t('panel.classes')}>
      <header>
        <span>{t('classes.shown', { shown: formatCount(visible), total: formatCount(total) })}</span>
        <button
          type="button"
          className="plain-button"
          disabled={!shown}
          onClick={() => changeFilter({ classes: undefined })}
        >
          {t('classes.all')}
        </button>
        <button
          type="button"
          className="plain-button"
          disabled={shown?.length === 0}
          onClick={() => changeFilter({ classes: [] })}
        >
          {t('classes.none')}
        </button>
      </header>
      {shown?.length === 0 && <p className="class-tree-none">{t('classes.noneShown')}</p>}
      <div role="tree" aria-label={t('panel.classes')} aria-multiselectable="true" onKeyDown={moveInTree} tabIndex={-1}>
        {data.majors.map((major, index) => (
          <MajorRow
            key={major.code}
            majors={data.majors}
            major={major}
            shown={shown}
            countOf={countOf}
            isOpen={open.has(major.code)}
            isFirst={index === 0}
            onFold={() => fold(major.code)}
          />
        ))}
      </div>
    </section>
  )
}
