import { useWords } from '../i18n/use-words.ts'
import { IconButton } from '../ui/icon-button.tsx'
import type { captureDays } from './captures.ts'
import { closePicture, openPicture } from './picture-store.ts'
import type { Picture } from './queries.ts'

interface PictureBarProps {
  readonly picture: Picture
  readonly bearing: number
  readonly days: ReturnType<typeof captureDays>
  readonly seen: number
  readonly isComparing: boolean
  readonly onCompare: () => void
  /** Another day of the same place is to be shown. */
  readonly onDay: (id: string) => void
}

/** What a picture is, the times at which its place was taken, and the ways on from it. */
export function PictureBar({ picture, bearing, days, seen, isComparing, onCompare, onDay }: PictureBarProps) {
  const t = useWords()
  const today = picture.capturedAt.slice(0, 10)
  const index = days.findIndex(({ day }) => day === today)
  return (
    <header className="picture-bar">
      <strong>{picture.title}</strong>
      <span>{t(`imagery.${picture.projection}`)}</span>
      <span>{today}</span>
      <span className="quiet">{t('imagery.heading', { bearing: Math.round(bearing) })}</span>
      <span className="quiet">{t('imagery.seen', { count: seen })}</span>
      {picture.isDrawn && <span className="tag">{t('imagery.drawn')}</span>}
      {picture.visibility === 'sealed' && <span className="tag">{t('imagery.sealed')}</span>}
      {days.length > 1 && (
        <label className="picture-times">
          <span className="quiet">{t('imagery.times')}</span>
          <input
            type="range"
            min={0}
            max={days.length - 1}
            value={Math.max(0, index)}
            aria-valuetext={today}
            onChange={event => onDay(days[Number(event.target.value)]!.picture.id)}
          />
        </label>
      )}
      <span className="picture-actions">
        <IconButton
          icon="panel"
          label={days.length > 1 ? t('imagery.compare') : t('imagery.onlyTime')}
          pressed={isComparing}
          disabled={days.length < 2}
          onClick={onCompare}
          small
        />
        <Neighbour id={picture.previous} icon="minus" label={t('imagery.previous')} />
        <Neighbour id={picture.next} icon="plus" label={t('imagery.next')} />
        <IconButton icon="close" label={t('imagery.close')} onClick={closePicture} small />
      </span>
    </header>
  )
}

function Neighbour({ id, icon, label }: { id: string | null; icon: 'minus' | 'plus'; label: string }) {
  return <IconButton icon={icon} label={label} disabled={id === null} onClick={() => id && openPicture({ id })} small />
}
