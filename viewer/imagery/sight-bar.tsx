import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { PICTURE_WORDS } from '../i18n/picture-words.ts'
import { usePageWords } from '../i18n/use-page-words.ts'
import { useStore } from '../state/use-store.ts'
import { Button } from '../ui/button.tsx'
import { Copyable } from '../ui/copyable.tsx'
import { Failure } from '../ui/failure.tsx'
import { formatDegrees } from '../ui/format.ts'
import type { Picture } from './queries.ts'
import { type Measurement, sightQuery } from './sight-query.ts'
import { clearSights, measuredStore, sightStore } from './sight-store.ts'

/** Measuring by two views: what to click next, and what the clicks so far say. */
export function SightBar({ picture }: { picture: Picture }) {
  const t = usePageWords(PICTURE_WORDS)
  const sights = useStore(sightStore, value => value)
  const { data, error } = useQuery(sightQuery(sights))
  useEffect(() => {
    measuredStore.set(() => (data?.position ? { sights, measurement: data } : undefined))
  }, [sights, data])
  useEffect(() => () => measuredStore.set(() => undefined), [])
  const here = sights.find(one => one.picture === picture.id)
  const step = !here ? (sights.length > 0 ? 'again' : 'foot') : here.top ? 'other' : 'top'
  return (
    <div className="picture-task" role="status">
      {error && <Failure error={error} />}
      {data?.kind === 'measured' ? (
        <Result measurement={data} index={sights.findIndex(one => one.picture === picture.id)} />
      ) : (
        <span>{data && data.kind !== 'too-few' ? t(`sight.${data.kind}`) : t(`sight.${step}`)}</span>
      )}
      {sights.length > 0 && <Button onClick={clearSights}>{t('sight.clear')}</Button>}
    </div>
  )
}

/** Position, distance from the picture that is open, and height; each with one standard deviation. */
function Result({ measurement, index }: { measurement: Measurement; index: number }) {
  const t = usePageWords(PICTURE_WORDS)
  const { position, ellipse, rays, height } = measurement
  const [lon, lat] = position as unknown as readonly [number, number]
  const distance = rays?.[index]?.distanceMeters
  return (
    <>
      <Copyable text={`${formatDegrees(lon)}, ${formatDegrees(lat)}`} />
      <span>{t('sight.error', { meters: ellipse!.majorMeters.toFixed(1) })}</span>
      {distance !== undefined && <span>{t('sight.distance', { meters: distance.toFixed(1) })}</span>}
      <span>
        {height
          ? t('sight.height', { meters: height.meters.toFixed(1), error: height.errorMeters.toFixed(1) })
          : t('sight.noHeight')}
      </span>
    </>
  )
}
