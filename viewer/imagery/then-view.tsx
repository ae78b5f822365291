import { PICTURE_WORDS } from '../i18n/picture-words.ts'
import { usePageWords } from '../i18n/use-page-words.ts'
import { type Captured, yawOf } from './captures.ts'

interface ThenViewProps {
  readonly day: string
  readonly picture: Captured
  /** What is looked at now: clockwise from north, and upwards. */
  readonly bearing: number
  readonly pitch: number
  readonly fieldOfView: number
}

/** The browser asks anew for each step of this many degrees, and the server draws it once. */
const STEP_DEGREES = 5

/** What another picture of the place shows in the same direction. */
export function ThenView({ day, picture, bearing, pitch, fieldOfView }: ThenViewProps) {
  const t = usePageWords(PICTURE_WORDS)
  const rounded = (degrees: number) => Math.round(degrees / STEP_DEGREES) * STEP_DEGREES
  const yaw = yawOf(picture, rounded(bearing))
  const query = new URLSearchParams({
    yaw: String(Math.round((yaw ?? 0) * 10) / 10),
    pitch: String(rounded(pitch)),
    fov: String(Math.max(20, Math.min(100, rounded(fieldOfView)))),
    width: '800',
    height: '600',
  })
  return (
    <figure className="picture-then">
      {yaw === undefined ? (
        <p>{t('imagery.thenNone')}</p>
      ) : (
        <img src={`/api/imagery/pictures/${picture.id}/crop?${query}`} alt={t('imagery.then', { day })} />
      )}
      <figcaption>{t('imagery.then', { day })}</figcaption>
    </figure>
  )
}
