import { geometryOf } from '../api/geometry.ts'
import { useWords } from '../i18n/use-words.ts'
import { select } from '../state/map-store.ts'
import { areaFacts } from '../ui/area-facts.ts'
import { Facts, Section } from '../ui/card.tsx'
import { formatDegrees } from '../ui/format.ts'
import { attributeText } from './attribute-text.ts'
import { middleOf } from './middle-of.ts'
import type { ComponentLife } from './queries.ts'

interface SectionProps {
  readonly component: ComponentLife
}

/** Where it stands, in the city's own terms first. */
export function PlaceSection({ component }: SectionProps) {
  const t = useWords()
  const [lon, lat] = middleOf(geometryOf(component.geometry))
  return (
    <Section title={t('card.place')}>
      <Facts
        facts={[
          [t('card.location'), component.properties.location],
          [
            t('card.grid'),
            <button
              key="grid"
              type="button"
              className="link-button"
              onClick={() => select({ kind: 'grid', key: component.grid })}
            >
              {component.grid}
            </button>,
          ],
          ...areaFacts(t, component),
          [t('card.coordinates'), `${formatDegrees(lon)}, ${formatDegrees(lat)}`],
        ]}
      />
    </Section>
  )
}

/** Who has to act, by which rule, and the three units of the register. */
export function ResponsibilitySection({ component }: SectionProps) {
  const t = useWords()
  const { responsibility, authority, owner, maintainer } = component
  return (
    <Section title={t('card.responsibility')}>
      {responsibility && (
        <>
          <strong>{responsibility.unit ? t.pick(responsibility.unit) : t('card.noUnit')}</strong>
          <p className="why">{t.pick({ nameZh: responsibility.whyZh, nameEn: responsibility.whyEn })}</p>
        </>
      )}
      <Facts
        facts={[
          [t('card.authority'), authority && t.pick(authority)],
          [t('card.owner'), owner && t.pick(owner)],
          [t('card.maintainer'), maintainer && t.pick(maintainer)],
        ]}
      />
    </Section>
  )
}

/** What the survey recorded. */
export function AttributeSection({ component }: SectionProps) {
  const t = useWords()
  const { properties, class: kind } = component
  const majorName = t.pick({ nameZh: kind.majorNameZh, nameEn: kind.majorNameEn })
  return (
    <Section title={t('card.survey')}>
      <Facts
        facts={[
          [t('card.class'), `${majorName} · ${t.pick(kind)} (${kind.code})`],
          [t('card.surveyedOn'), properties.surveyedOn],
          [t('card.changedOn'), properties.changedOn],
          [t('card.dataSource'), properties.dataSource && t(`source.${properties.dataSource}`)],
          [t('card.accuracy'), properties.accuracyClass && t(`card.accuracy.${properties.accuracyClass}`)],
          ...Object.entries(properties.attributes ?? {}).map(
            ([name, value]) => [attributeText(t, name), String(value)] as const,
          ),
          ...(properties.note ? [[t('card.note'), properties.note] as const] : []),
        ]}
      />
    </Section>
  )
}
