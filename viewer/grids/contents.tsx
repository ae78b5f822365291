import { useQuery } from '@tanstack/react-query'
import { useClassEntries } from '../book/class-name.ts'
import { useWords } from '../i18n/use-words.ts'
import { changeFilter } from '../state/map-store.ts'
import { ClassSymbol } from '../symbols/symbol.tsx'
import { Section } from '../ui/card.tsx'
import { Failure } from '../ui/failure.tsx'
import { formatCount } from '../ui/format.ts'
import { SkeletonLines } from '../ui/skeleton.tsx'
import { contentsQuery } from './queries.ts'

/** The components of a grid or an area, the most frequent class first; a click shows only that class. */
export function Contents({ where, count }: { where: { grid: string } | { area: string }; count: number }) {
  const t = useWords()
  const entries = useClassEntries()
  const { data, error, refetch } = useQuery(contentsQuery(where))
  const counts = (data?.counts ?? []).toSorted((a, b) => b.count - a.count)
  return (
    <Section title={`${t('card.componentsIn')} · ${formatCount(count)}`}>
      {error && <Failure error={error} onRetry={() => void refetch()} />}
      {!data && !error && <SkeletonLines lines={4} />}
      <ul className="near-list">
        {counts.map(({ key, count }) => {
          const entry = entries.get(key ?? '')
          if (!entry) return null
          return (
            <li key={key}>
              <button
                type="button"
                onClick={() => changeFilter({ classes: [entry.minor.code] })}
                title={t('classes.onlyThis', { name: t.pick(entry.minor) })}
              >
                <ClassSymbol
                  majorCode={entry.major.code}
                  colour={entry.major.colour}
                  symbol={entry.minor.symbol ?? ''}
                />
                <span className="near-name">{t.pick(entry.minor)}</span>
                <span>{formatCount(count)}</span>
              </button>
            </li>
          )
        })}
      </ul>
    </Section>
  )
}
