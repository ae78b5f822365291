import { geometryOf } from '../api/geometry.ts'
import { useWords } from '../i18n/use-words.ts'
import { extentOf } from '../map/extent-of.ts'
import { useMapHandle } from '../map/map-handle.ts'
import { Section } from '../ui/card.tsx'
import { formatCount } from '../ui/format.ts'
import { Outcome, Proof } from '../ui/proof.tsx'
import { type TilingFinding, tilingQuery } from './queries.ts'

/** Whether grids and areas fill one another; a finding is shown on the map. */
export function TilingProof() {
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
