import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { PICTURE_WORDS } from '../i18n/picture-words.ts'
import { usePageWords } from '../i18n/use-page-words.ts'
import { useMapState } from '../state/map-store.ts'
import { Section } from '../ui/card.tsx'
import { NoView } from './no-view.tsx'
import { openPicture } from './picture-store.ts'
import { lookAtQuery, type RankedView } from './queries.ts'
import { reasonFillings, weakReasons } from './view-reasons.ts'
import './view-gallery.css'

const SHOWN_AT_FIRST = 4
/** Twice what is shown, for sharp screens. */
const THUMBNAIL_PIXELS = { width: '300', height: '200' }

interface ViewGalleryProps {
  readonly code: string
  readonly gridCode: string | null
  readonly at: readonly [lon: number, lat: number]
}

/** The pictures that show a component, best first, each turned towards it; or plainly that none does. */
export function ViewGallery({ code, gridCode, at }: ViewGalleryProps) {
  const t = usePageWords(PICTURE_WORDS)
  const { data } = useQuery(lookAtQuery(code))
  const [showsAll, setShowsAll] = useState(false)
  if (!data) return null
  const { views } = data
  const shown = showsAll ? views : views.slice(0, SHOWN_AT_FIRST)
  return (
    <Section title={t('views.title', { count: views.length })}>
      {views.length === 0 && <NoView gridCode={gridCode} at={at} />}
      <ol className="view-gallery">
        {shown.map(one => (
          <ViewCard key={one.picture.id} ranked={one} />
        ))}
      </ol>
      {shown.length < views.length && (
        <button type="button" className="link-button" onClick={() => setShowsAll(true)}>
          {t('views.more', { count: views.length - shown.length })}
        </button>
      )}
    </Section>
  )
}

function ViewCard({ ranked: { picture, view, crop } }: { ranked: RankedView }) {
  const t = usePageWords(PICTURE_WORDS)
  const isOpen = useMapState(state => state.picture?.id === picture.id)
  const weak = weakReasons(view.reasons).map(reason => t(`reason.${reason.factor}`, reasonFillings(reason)))
  const { yaw, pitch, fieldOfView } = view
  return (
    <li>
      <button
        type="button"
        className="view-card"
        aria-pressed={isOpen}
        onClick={() =>
          openPicture({ id: picture.id, yaw, pitch, fieldOfView: Math.max(fieldOfView, NARROWEST_OPENED) })
        }
      >
        <img src={thumbnail(crop)} alt="" width={150} height={100} loading="lazy" />
        <span className="view-score" title={t('views.score', { score: percent(view.score) })}>
          {percent(view.score)}
        </span>
        <span>
          {t(`imagery.${picture.projection}`)} {picture.capturedAt.slice(0, 7)} ·{' '}
          {t('views.metres', { value: Math.round(view.distanceMeters) })}
        </span>
        <small>{weak.length > 0 ? weak.join(t('reason.and')) : t('reason.good')}</small>
      </button>
    </li>
  )
}

/** Narrower a panel shows the thing and nothing of where it stands. */
const NARROWEST_OPENED = 50

const percent = (share: number): number => Math.round(share * 100)

/** The crop as a path of this page's own server. */
function thumbnail(crop: string): string {
  const { pathname, searchParams } = new URL(crop)
  for (const [name, value] of Object.entries(THUMBNAIL_PIXELS)) searchParams.set(name, value)
  return `${pathname}?${searchParams}`
}
