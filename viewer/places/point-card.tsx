import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { ClassSelect } from '../book/class-select.tsx'
import { useQuickClasses } from '../book/quick-classes.ts'
import { useWords } from '../i18n/use-words.ts'
import { select } from '../state/map-store.ts'
import { findNearest } from '../tools/tool-stores.ts'
import { areaFacts } from '../ui/area-facts.ts'
import { Button } from '../ui/button.tsx'
import { Card, Facts, Section } from '../ui/card.tsx'
import { Copyable } from '../ui/copyable.tsx'
import { Failure } from '../ui/failure.tsx'
import { formatDegrees } from '../ui/format.ts'
import { SkeletonLines } from '../ui/skeleton.tsx'
import { NearestHere } from './nearest-here.tsx'
import { type Located, locateQuery } from './queries.ts'

const close = () => select(undefined)

/** A point of the map in the city's own terms. */
export function PointCard({ lon, lat, label }: { lon: number; lat: number; label: string | undefined }) {
  const t = useWords()
  const quick = useQuickClasses()
  const [chosen, setChosen] = useState<string>()
  const classCode = chosen ?? quick[0]?.minor.code
  const { data, error, refetch } = useQuery({
    ...locateQuery({ lon, lat, classCode }),
    placeholderData: keepPreviousData,
  })
  const address = data?.address
    ? t.pick({ nameZh: data.address.text, nameEn: data.address.textEn })
    : t('card.noAddress')
  return (
    <Card
      title={label ?? (data ? address : t('card.pointTitle'))}
      subtitle={<Copyable text={`${formatDegrees(lon)}, ${formatDegrees(lat)}`} />}
      actions={classCode && <Button onClick={() => findNearest({ lon, lat, classCode })}>{t('card.nearby')}</Button>}
      onClose={close}
    >
      {error && <Failure error={error} onRetry={() => void refetch()} />}
      {!data && !error && <SkeletonLines lines={7} />}
      {data && (
        <>
          {label && <p className="empty">{address}</p>}
          <GridSection place={data} />
          {data.grid && classCode && (
            <Section title={t('card.responsibility')}>
              <ClassSelect value={classCode} onChange={setChosen} />
              <ResponsibleHere place={data} />
            </Section>
          )}
          <NearestHere components={data.nearestComponents} classCode={classCode} />
        </>
      )}
    </Card>
  )
}

function GridSection({ place }: { place: Located }) {
  const t = useWords()
  const { grid } = place
  if (!grid)
    return (
      <div className="empty">
        <strong>{t('card.outside')}</strong>
        <p className="quiet">{t('card.outsideHint')}</p>
      </div>
    )
  return (
    <Section title={t('card.place')}>
      <Facts
        facts={[
          [
            t('card.grid'),
            <button
              key="grid"
              type="button"
              className="link-button"
              onClick={() => select({ kind: 'grid', key: grid })}
            >
              {grid}
            </button>,
          ],
          ...areaFacts(t, place),
        ]}
      />
    </Section>
  )
}

function ResponsibleHere({ place }: { place: Located }) {
  const t = useWords()
  if (!place.unit) return <p className="why">{t('card.noUnit')}</p>
  return (
    <>
      <p>
        <strong>
          {place.unit.name ? t.pick({ nameZh: place.unit.name, nameEn: place.unit.nameEn }) : t('card.noUnit')}
        </strong>
      </p>
      <p className="why">{t.pick({ nameZh: place.unit.why, nameEn: place.unit.whyEn })}</p>
    </>
  )
}
