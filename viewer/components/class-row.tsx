import type { ReactNode } from 'react'
import { useWords } from '../i18n/use-words.ts'
import { formatCount } from '../ui/format.ts'
import type { Ticked } from './class-selection.ts'

interface ClassRowProps {
  readonly level: 1 | 2
  readonly name: string
  readonly hint?: string
  readonly count: number
  readonly ticked: Ticked
  readonly tabIndex: number
  readonly isExpanded?: boolean
  readonly symbol: ReactNode
  readonly onTick: () => void
  readonly onOnly: () => void
  readonly children?: ReactNode
}

const CHECKED = { all: true, some: 'mixed', none: false } as const

/** One row of the class tree. Its parts carry names that the tree's keys press. */
export function ClassRow({
  level,
  name,
  hint,
  count,
  ticked,
  tabIndex,
  isExpanded,
  symbol,
  onTick,
  onOnly,
  children,
}: ClassRowProps) {
  const t = useWords()
  return (
    <div
      role="treeitem"
      className="class-row"
      aria-level={level}
      aria-checked={CHECKED[ticked]}
      aria-selected={ticked !== 'none'}
      aria-expanded={isExpanded}
      aria-label={`${name} ${formatCount(count)}`}
      tabIndex={tabIndex}
    >
      {children}
      <button
        type="button"
        className="tick"
        data-part="tick"
        data-ticked={ticked}
        tabIndex={-1}
        onClick={onTick}
        title={hint}
      >
        <span className="box" aria-hidden="true" />
        {symbol}
        <span className="name">{name}</span>
      </button>
      <button
        type="button"
        className="only"
        data-part="only"
        tabIndex={-1}
        onClick={onOnly}
        aria-label={t('classes.onlyThis', { name })}
      >
        {t('classes.only')}
      </button>
      <span className="count">{formatCount(count)}</span>
    </div>
  )
}
