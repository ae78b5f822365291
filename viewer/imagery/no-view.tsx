import { useQuery } from '@tanstack/react-query'
import { PICTURE_WORDS } from '../i18n/picture-words.ts'
import { usePageWords } from '../i18n/use-page-words.ts'
import { nearestPictureQuery, neverSeenQuery } from './queries.ts'

interface NoViewProps {
  readonly gridCode: string | null
  readonly at: readonly [lon: number, lat: number]
}

/** That no picture shows it, how far away the nearest was taken, and what else a survey should see there. */
export function NoView({ gridCode, at }: NoViewProps) {
  const t = usePageWords(PICTURE_WORDS)
  const { data: near } = useQuery(nearestPictureQuery(at))
  const { data: unseen } = useQuery({ ...neverSeenQuery(gridCode ?? ''), enabled: gridCode !== null })
  const [nearest] = near?.pictures ?? []
  return (
    <p className="no-view">
      <strong>{t('views.none')}</strong>{' '}
      {nearest &&
        t('views.nearest', { meters: Math.round(nearest.distanceMeters), day: nearest.capturedAt.slice(0, 10) })}
      {near && !nearest && t('views.farther')}{' '}
      {unseen && unseen.components.length > 1 && t('views.survey', { count: unseen.components.length })}
    </p>
  )
}
