import { useWords } from '../i18n/use-words.ts'
import { Section } from '../ui/card.tsx'
import { formatCount } from '../ui/format.ts'
import { Outcome, Proof } from '../ui/proof.tsx'
import { type ResponsibilityFinding, responsibilityReportQuery } from './queries.ts'

/** Whether every class has exactly one unit in every grid. */
export function ResponsibilityProof() {
  const t = useWords()
  return (
    <Section title={t('proofs.responsibility')}>
      <Proof query={responsibilityReportQuery}>
        {({ counts, findingCount, findings }) => (
          <Outcome
            isProven={findingCount === 0}
            statement={t(findingCount === 0 ? 'proofs.responsibilityHolds' : 'proofs.responsibilityBroken', {
              components: formatCount(counts.component.pairs),
              events: formatCount(counts.event.pairs),
              count: formatCount(findingCount),
            })}
          >
            {findings.map(finding => (
              <ResponsibilityLine key={JSON.stringify(finding)} finding={finding} />
            ))}
          </Outcome>
        )}
      </Proof>
    </Section>
  )
}

function ResponsibilityLine({ finding }: { finding: ResponsibilityFinding }) {
  const t = useWords()
  const { outcome, classCode, areaCode, grids, handlerCodes } = finding
  return (
    <li>
      {t(`responsibility.${outcome}`)} · {t('responsibility.where', { class: classCode, grids: formatCount(grids) })}{' '}
      {[areaCode, ...handlerCodes].filter(Boolean).join(' · ')}
    </li>
  )
}
