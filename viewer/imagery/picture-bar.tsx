import { PICTURE_WORDS } from '../i18n/picture-words.ts'
import { usePageWords } from '../i18n/use-page-words.ts'
import { useWho } from '../people/who.ts'
import { useStore } from '../state/use-store.ts'
import { IconButton } from '../ui/icon-button.tsx'
import { closePicture, comparingStore, largeStore, pictureModeStore, toggleMode } from './picture-store.ts'
import type { Picture } from './queries.ts'
import type { Walk } from './use-walk.ts'

interface PictureBarProps {
  readonly picture: Picture
  readonly bearing: number
  readonly walk: Walk
  readonly seen: number
}

/** What a picture is, the times at which its place was taken, and the ways on from it. */
export function PictureBar({ picture, bearing, walk, seen }: PictureBarProps) {
  const t = usePageWords(PICTURE_WORDS)
  return (
    <header className="picture-bar">
      <strong>{picture.title}</strong>
      <span>{t(`imagery.${picture.projection}`)}</span>
      <TimeChoice walk={walk} />
      <span className="quiet">{t('imagery.heading', { bearing: Math.round(bearing) % 360 })}</span>
      <span className="quiet">{t('imagery.seen', { count: seen })}</span>
      {picture.isDrawn && <span className="tag quiet">{t('imagery.drawn')}</span>}
      {picture.visibility === 'sealed' && <span className="tag">{t('imagery.sealed')}</span>}
      {picture.corrections > 0 && (
        <span className="tag quiet">{t('imagery.corrected', { count: picture.corrections })}</span>
      )}
      <PictureActions walk={walk} />
    </header>
  )
}

/** Every day on which the place was taken, as a choice. */
function TimeChoice({ walk: { times, index, goTo } }: { walk: Walk }) {
  const t = usePageWords(PICTURE_WORDS)
  const shown = times[index]
  if (times.length < 2) return <span title={t('imagery.onlyTime')}>{shown?.day}</span>
  return (
    <fieldset className="picture-times" aria-label={t('imagery.times')}>
      {times.map(({ day, picture }) => (
        <button
          key={day}
          type="button"
          className="chip"
          aria-pressed={day === shown?.day}
          title={day}
          onClick={() => goTo(picture.id)}
        >
          {day.slice(0, 7)}
        </button>
      ))}
    </fieldset>
  )
}

function PictureActions({ walk }: { walk: Walk }) {
  const t = usePageWords(PICTURE_WORDS)
  const mode = useStore(pictureModeStore, value => value)
  const isComparing = useStore(comparingStore, value => value)
  const isLarge = useStore(largeStore, value => value)
  const mayCorrect = useWho()?.scopes.includes('imagery:write')
  return (
    <span className="picture-actions">
      {mayCorrect && (
        <IconButton
          icon="target"
          label={t('correct.title')}
          pressed={mode === 'correct'}
          onClick={() => toggleMode('correct')}
          small
        />
      )}
      <IconButton
        icon="ruler"
        label={t('sight.title')}
        pressed={mode === 'measure'}
        onClick={() => toggleMode('measure')}
        small
      />
      <IconButton
        icon="halves"
        label={walk.other ? t('imagery.compare') : t('imagery.onlyTime')}
        pressed={isComparing}
        disabled={!walk.other}
        onClick={() => comparingStore.set(value => !value)}
        small
      />
      <IconButton
        icon="enlarge"
        label={t('imagery.large')}
        pressed={isLarge}
        onClick={() => largeStore.set(value => !value)}
        small
      />
      <IconButton
        icon="down"
        label={t('imagery.behind')}
        shortcut="↓"
        disabled={!walk.behind}
        onClick={() => walk.goTo(walk.behind)}
        small
      />
      <IconButton
        icon="up"
        label={t('imagery.ahead')}
        shortcut="↑"
        disabled={!walk.ahead}
        onClick={() => walk.goTo(walk.ahead)}
        small
      />
      <IconButton icon="close" label={t('imagery.close')} shortcut="Escape" onClick={closePicture} small />
    </span>
  )
}
