import { useLanguage } from '../i18n/language.ts'
import { useWords } from '../i18n/use-words.ts'
import { Failure } from '../ui/failure.tsx'
import { formatLength } from '../ui/format.ts'
import { Icon, type IconName } from '../ui/icons.tsx'
import { SkeletonLines } from '../ui/skeleton.tsx'
import type { SearchResult } from './search-query.ts'

interface SearchResultsProps {
  readonly listId: string
  readonly text: string
  readonly results: readonly SearchResult[]
  readonly active: number
  readonly error: Error | null
  readonly isLoading: boolean
  readonly onChoose: (result: SearchResult) => void
  readonly onHover: (index: number) => void
}

const ICONS: Record<SearchResult['kind'], IconName> = {
  component: 'target',
  class: 'filter',
  road: 'road',
  place: 'pin',
  grid: 'grid',
  area: 'area',
  coordinate: 'near',
  crossing: 'plus',
  organisation: 'unit',
}

/** What was found, and where, with the distance; or what to try instead. */
export function SearchResults({
  listId,
  text,
  results,
  active,
  error,
  isLoading,
  onChoose,
  onHover,
}: SearchResultsProps) {
  const t = useWords()
  if (error)
    return (
      <div className="search-list panel">
        <Failure error={error} />
      </div>
    )
  if (isLoading)
    return (
      <div className="search-list panel">
        <SkeletonLines lines={4} />
      </div>
    )
  if (results.length === 0)
    return (
      <div className="search-list panel search-nothing">
        <strong>{t('search.nothing', { text })}</strong>
        <p>{t('search.nothingHint')}</p>
      </div>
    )
  return (
    <div
      id={listId}
      role="listbox"
      aria-label={t('search.results', { count: results.length })}
      className="search-list panel"
    >
      {results.map((result, index) => (
        <Result
          key={`${result.kind}:${result.key}`}
          id={`${listId}-${index}`}
          result={result}
          isActive={index === active}
          onChoose={() => onChoose(result)}
          onHover={() => onHover(index)}
        />
      ))}
    </div>
  )
}

interface ResultProps {
  readonly id: string
  readonly result: SearchResult
  readonly isActive: boolean
  readonly onChoose: () => void
  readonly onHover: () => void
}

function Result({ id, result, isActive, onChoose, onHover }: ResultProps) {
  const t = useWords()
  const language = useLanguage()
  const { kind, titleZh, titleEn, distanceMeters } = result
  const subtitle = (language === 'en' && result.subtitleEn) || result.subtitleZh || t(`search.kind.${kind}`)
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the text field keeps the focus and its keys choose
    <div
      id={id}
      role="option"
      aria-selected={isActive}
      tabIndex={-1}
      className="search-result"
      ref={element => {
        if (isActive) element?.scrollIntoView({ block: 'nearest' })
      }}
      onMouseDown={event => event.preventDefault()}
      onMouseMove={onHover}
      onClick={onChoose}
    >
      <Icon name={ICONS[kind]} size={18} />
      <span className="search-title">{t.pick({ nameZh: titleZh, nameEn: titleEn ?? null })}</span>
      <span className="search-distance">{distanceMeters != null && formatLength(distanceMeters, language)}</span>
      <span className="search-subtitle">{subtitle}</span>
    </div>
  )
}
