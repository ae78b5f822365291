import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useEffect, useRef, useState } from 'react'
import { useWords } from '../i18n/use-words.ts'
import { useMapHandle } from '../map/map-handle.ts'
import { useMapState } from '../state/map-store.ts'
import { useStore } from '../state/use-store.ts'
import { Failure } from '../ui/failure.tsx'
import { SkeletonLines } from '../ui/skeleton.tsx'
import { bearingAt, captureDays, yawOf } from './captures.ts'
import { ComponentMarkers } from './component-markers.tsx'
import { PhotoView } from './photo-view.tsx'
import { PictureBar } from './picture-bar.tsx'
import { onPictureKey } from './picture-keys.ts'
import { closePicture, comparingStore, eyeStore, type OpenPicture, openPicture, pictureStore } from './picture-store.ts'
import { aroundQuery, imageAddress, type Picture, pictureQuery, seenQuery } from './queries.ts'
import { ThenView } from './then-view.tsx'
import type { Gaze, ViewControls } from './view-controls.ts'
import './picture-panel.css'

const PanoramaView = lazy(() => import('./panorama-view.tsx'))

const WIDE_DEGREES = 85

/** A picture beside the map: looking around moves the cone there, components are marked in both. */
export default function PicturePanel() {
  const t = useWords()
  const open = useStore(pictureStore, value => value)
  const { data, error, refetch } = useQuery({ ...pictureQuery(open?.id ?? ''), enabled: open !== undefined })
  const hasCard = useMapState(({ selection }) => selection !== undefined)
  if (!open) return null
  return (
    <section
      className={hasCard ? 'picture-panel panel has-card' : 'picture-panel panel'}
      aria-label={t('imagery.panel')}
    >
      {error && <Failure error={error} onRetry={() => void refetch()} />}
      {!data && !error && <SkeletonLines lines={6} />}
      {data && <LoadedPicture key={`${data.id} ${open.yaw ?? ''}`} open={open} picture={data} />}
    </section>
  )
}

function LoadedPicture({ open, picture }: { open: OpenPicture; picture: Picture }) {
  const t = useWords()
  const map = useMapHandle()
  const section = useRef<HTMLDivElement>(null)
  const start: Gaze = { yaw: open.yaw ?? 0, pitch: open.pitch ?? 0, fieldOfView: open.fieldOfView ?? WIDE_DEGREES }
  const [look, setLook] = useState<{ gaze: Gaze; controls: ViewControls | undefined }>({
    gaze: start,
    controls: undefined,
  })
  const isComparing = useStore(comparingStore, value => value)
  const [hasFailed, setHasFailed] = useState(false)
  const lonLat = picture.position as unknown as readonly [number, number]
  const [lon, lat] = lonLat
  const { data: seen } = useQuery(seenQuery(picture.id))
  const { data: around } = useQuery(aroundQuery(lonLat))
  const days = captureDays([picture, ...(around?.pictures ?? [])])
  const { gaze, controls } = look
  const bearing = bearingAt(picture, gaze.yaw)
  const then = days.findLast(({ day }) => day !== picture.capturedAt.slice(0, 10))

  useEffect(() => {
    map?.show([lon, lat, lon, lat])
    section.current?.focus()
  }, [map, lon, lat])
  useEffect(() => {
    eyeStore.set(() => ({ lon, lat, bearing, fieldOfView: gaze.fieldOfView }))
  }, [lon, lat, bearing, gaze.fieldOfView])

  /** To another picture, looking on in the same direction where it reaches. */
  const goTo = (id: string | null | undefined) => {
    const other = around?.pictures.find(one => one.id === id)
    const yaw = other ? yawOf(other, bearing) : picture.projection === 'equirectangular' ? gaze.yaw : undefined
    if (id) openPicture({ id, pitch: gaze.pitch, fieldOfView: gaze.fieldOfView, ...(yaw !== undefined && { yaw }) })
  }
  const view = {
    address: imageAddress(picture.id),
    start,
    onGaze: (gaze: Gaze, controls: ViewControls) => setLook({ gaze, controls }),
    onFailure: () => setHasFailed(true),
  }
  const keys = {
    controls,
    onPrevious: () => goTo(picture.previous),
    onNext: () => goTo(picture.next),
    onClose: closePicture,
  }
  return (
    <div
      ref={section}
      className="picture-content"
      role="application"
      aria-label={t('imagery.keys')}
      tabIndex={-1}
      onKeyDown={event => onPictureKey(event, keys)}
    >
      <PictureBar
        picture={picture}
        bearing={bearing}
        days={days}
        seen={seen?.components.length ?? 0}
        isComparing={isComparing}
        onCompare={() => comparingStore.set(value => !value)}
        onDay={goTo}
      />
      <div className={isComparing && then ? 'picture-pair' : 'picture-single'}>
        <div className="picture-now">
          {hasFailed ? (
            <p className="picture-failure">{t('imagery.failed')}</p>
          ) : picture.projection === 'equirectangular' ? (
            <Suspense fallback={<SkeletonLines lines={6} />}>
              <PanoramaView {...view} />
            </Suspense>
          ) : (
            <PhotoView {...view} picture={picture} />
          )}
          {controls && seen && <ComponentMarkers components={seen.components} controls={controls} />}
        </div>
        {isComparing && then && (
          <ThenView {...then} bearing={bearing} pitch={gaze.pitch} fieldOfView={gaze.fieldOfView} />
        )}
      </div>
    </div>
  )
}
