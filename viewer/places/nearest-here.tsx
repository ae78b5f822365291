import { useClassEntries } from '../book/class-name.ts'
import { useLanguage } from '../i18n/language.ts'
import { useWords } from '../i18n/use-words.ts'
import { select } from '../state/map-store.ts'
import { ClassSymbol } from '../symbols/symbol.tsx'
import { Section } from '../ui/card.tsx'
import { formatLength } from '../ui/format.ts'
import type { Located } from './queries.ts'

/** What stands closest, of one class where one is chosen. */
export function NearestHere({
  components,
  classCode,
}: {
  components: Located['nearestComponents']
  classCode: string | undefined
}) {
  const t = useWords()
  const language = useLanguage()
  const entries = useClassEntries()
  if (components.length === 0) return null
  const chosen = entries.get(classCode ?? '')
  return (
    <Section title={chosen ? t('nearest.title', { name: t.pick(chosen.minor) }) : t('card.nearestHere')}>
      <ul className="near-list">
        {components.map(({ code, classCode, name, distanceMeters }) => {
          const entry = entries.get(classCode)
          return (
            <li key={code}>
              <button type="button" onClick={() => select({ kind: 'component', key: code })}>
                {entry && (
                  <ClassSymbol
                    majorCode={entry.major.code}
                    colour={entry.major.colour}
                    symbol={entry.minor.symbol ?? ''}
                  />
                )}
                <span className="near-name">
                  {entry ? t.pick(entry.minor) : name}
                  <small>{code}</small>
                </span>
                <span>{formatLength(distanceMeters, language)}</span>
              </button>
            </li>
          )
        })}
      </ul>
    </Section>
  )
}
