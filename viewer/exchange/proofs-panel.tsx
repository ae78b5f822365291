import { type UseQueryOptions, useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { geometryOf } from '../api/geometry.ts'
import { type TilingFinding, tilingQuery } from '../grids/queries.ts'
import { useWords } from '../i18n/use-words.ts'
import { extentOf } from '../map/extent-of.ts'
import { useMapHandle } from '../map/map-handle.ts'
import { type ResponsibilityFinding, responsibilityReportQuery } from '../organisations/queries.ts'
import { Section } from '../ui/card.tsx'
import { Failure } from '../ui/failure.tsx'
import { formatCount } from '../ui/format.ts'
import { SkeletonLines } from '../ui/skeleton.tsx'

/** What holds for the whole register or is broken in it, whatever was imported last. */
export function ProofsPanel() {
  const t = useWords()
  return (
    <article className="import-panel">
      <header className="import-title">
        <div>
          <h2>{t('proofs.title')}</h2>
          <p className="quiet">{t('proofs.hint')}</p>
        </div>
      </header>
      <TilingProof />
      <ResponsibilityProof />
    </article>
  )
}

function TilingProof() {
  const t = useWords()
  return (
    <Section title={t('proofs.tiling')}>
      <Proof query={tilingQuery}>
        {({ unitGrids, areas, findingCount, findings }) => (
          <Outcome
            isProven={findingCount === 0}
            statement={t(findingCount === 0 ? 'proofs.tilingHolds' : 'proofs.tilingBroken', {
              grids: formatCount(unitGrids),
              areas: formatCount(areas),
              count: formatCount(findingCount),
            })}
          >
            {findings.map(finding => (
              <TilingLine key={`${finding.problem} ${finding.codes} ${finding.parentCode}`} finding={finding} />
            ))}
          </Outcome>
        )}
      </Proof>
    </Section>
  )
}

function TilingLine({ finding }: { finding: TilingFinding }) {
  const t = useWords()
  const map = useMapHandle()
  const { problem, codes, parentCode, areaM2, geometry } = finding
  const where = { type: 'Feature' as const, properties: {}, geometry: geometryOf(geometry) }
  return (
    <li>
      <button type="button" className="plain-button" onClick={() => map?.frame(extentOf([where]))}>
        {t(`tiling.${problem}`)} {codes.length > 0 ? codes.join(' · ') : parentCode} {formatCount(Math.round(areaM2))}{' '}
        m²
      </button>
    </li>
  )
}

function ResponsibilityProof() {
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

interface ProofProps<Report> {
  readonly query: UseQueryOptions<Report, Error, Report, string[]>
  readonly children: (report: Report) => ReactNode
}

function Proof<Report>({ query, children }: ProofProps<Report>) {
  const { data, error, refetch } = useQuery(query)
  if (error) return <Failure error={error} onRetry={() => void refetch()} />
  return data ? children(data) : <SkeletonLines lines={2} />
}

interface OutcomeProps {
  readonly isProven: boolean
  readonly statement: string
  readonly children: ReactNode
}

function Outcome({ isProven, statement, children }: OutcomeProps) {
  return (
    <>
      <p className="batch-tag proof-outcome" data-state={isProven ? 'published' : 'failed'}>
        {statement}
      </p>
      <ul className="proof-findings">{children}</ul>
    </>
  )
}
