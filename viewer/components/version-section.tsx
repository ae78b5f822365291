import { type FieldName, fieldName } from '../book/field-name.ts'
import { useWords, type Words } from '../i18n/use-words.ts'
import { COMPONENT_STATES, type ComponentState } from '../state/map-state.ts'
import { Section } from '../ui/card.tsx'
import { formatInstant } from '../ui/format.ts'
import type { ComponentLife } from './queries.ts'

type Version = ComponentLife['versions'][number]
type Difference = Version['differences'][number]

/** What became of it, newest first. */
export function VersionSection({ versions }: { versions: readonly Version[] }) {
  const t = useWords()
  return (
    <Section title={t('card.history')}>
      <ol className="versions">
        {versions.toReversed().map(version => (
          <li key={version.version}>
            {formatInstant(version.validFrom)}{' '}
            {version.validTo === null && !version.isRetired && `· ${t('card.version.current')}`}
            <small>{whatHappened(t, version)}</small>
            {version.differences.map(difference => (
              <small key={difference.field}>{differenceText(t, difference)}</small>
            ))}
            <small>
              {t('card.version.number', { seq: version.version })}
              {version.commit.note && ` · ${version.commit.note}`}
            </small>
          </li>
        ))}
      </ol>
    </Section>
  )
}

function whatHappened(t: Words, { isRetired, differences }: Version): string {
  if (isRetired) return t('card.version.retired')
  return differences.length === 0 ? t('card.version.created') : t('card.version.changed')
}

function differenceText(t: Words, { field, before, after }: Difference): string {
  const name = fieldName(field)
  if (name === 'geom') return t('field.geom')
  return t('card.version.field', {
    field: name ? t(`field.${name}`) : field,
    before: valueText(t, name, before),
    after: valueText(t, name, after),
  })
}

const isState = (value: unknown): value is ComponentState => (COMPONENT_STATES as readonly unknown[]).includes(value)

function valueText(t: Words, name: FieldName | undefined, value: unknown): string {
  if (value === null || value === undefined || value === '') return t('card.unknown')
  if (name === 'state' && isState(value)) return t(`state.${value}`)
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}
