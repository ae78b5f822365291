import { useQuery } from '@tanstack/react-query'
import { useWords } from '../i18n/use-words.ts'
import { select } from '../state/map-store.ts'
import { Card, Facts, Section } from '../ui/card.tsx'
import { Copyable } from '../ui/copyable.tsx'
import { Failure } from '../ui/failure.tsx'
import { formatCount } from '../ui/format.ts'
import { SkeletonLines } from '../ui/skeleton.tsx'
import { Contents } from './contents.tsx'
import { areaQuery } from './queries.ts'

const close = () => select(undefined)

/** A district, street, community or management area. */
export function AreaCard({ code }: { code: string }) {
  const t = useWords()
  const { data, error, refetch } = useQuery(areaQuery(code))
  const title = data ? t.pick(data.properties) : code
  return (
    <Card title={title} subtitle={<Copyable text={code} />} onClose={close}>
      {error && <Failure error={error} onRetry={() => void refetch()} />}
      {!data && !error && <SkeletonLines lines={5} />}
      {data && (
        <>
          <Section title={t(`kind.${data.properties.kind}`)}>
            <Facts facts={[[t('card.gridCount'), formatCount(data.properties.gridCount)]]} />
          </Section>
          <Contents where={{ area: code }} count={data.properties.componentCount} />
        </>
      )}
    </Card>
  )
}
