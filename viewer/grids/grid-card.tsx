import { useQuery } from '@tanstack/react-query'
import { useLanguage } from '../i18n/language.ts'
import { useWords } from '../i18n/use-words.ts'
import { select } from '../state/map-store.ts'
import { areaFacts } from '../ui/area-facts.ts'
import { Card, Facts, Section } from '../ui/card.tsx'
import { Copyable } from '../ui/copyable.tsx'
import { Failure } from '../ui/failure.tsx'
import { formatArea } from '../ui/format.ts'
import { SkeletonLines } from '../ui/skeleton.tsx'
import { Contents } from './contents.tsx'
import { gridQuery } from './queries.ts'

const close = () => select(undefined)

/** A unit grid: where it lies and what stands in it. */
export function GridCard({ code }: { code: string }) {
  const t = useWords()
  const language = useLanguage()
  const { data, error, refetch } = useQuery(gridQuery(code))
  return (
    <Card title={t('card.gridTitle')} subtitle={<Copyable text={code} />} onClose={close}>
      {error && <Failure error={error} onRetry={() => void refetch()} />}
      {!data && !error && <SkeletonLines lines={7} />}
      {data && (
        <>
          <Section title={t('card.place')}>
            <Facts
              facts={[
                ...areaFacts(t, data.properties),
                [t('card.area'), formatArea(data.properties.areaM2, language)],
                [t('card.startedOn'), data.properties.startedOn],
                ...(data.properties.endedOn ? [[t('card.endedOn'), data.properties.endedOn] as const] : []),
                ...(data.properties.note ? [[t('card.note'), data.properties.note] as const] : []),
              ]}
            />
          </Section>
          <Contents where={{ grid: code }} count={data.properties.componentCount} />
        </>
      )}
    </Card>
  )
}
