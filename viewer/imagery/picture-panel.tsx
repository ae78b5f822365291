import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { PICTURE_WORDS } from '../i18n/picture-words.ts'
import { usePageWords } from '../i18n/use-page-words.ts'
import type { OpenPicture } from '../state/map-state.ts'
import { useMapState } from '../state/map-store.ts'
import { useStore } from '../state/use-store.ts'
import { Failure } from '../ui/failure.tsx'
import { SkeletonLines } from '../ui/skeleton.tsx'
import { CorrectionBar } from './correction-bar.tsx'
import { draftStore } from './correction-store.ts'
import { PictureBar } from './picture-bar.tsx'
import { onPictureKey } from './picture-keys.ts'
import { PictureStage } from './picture-stage.tsx'
import { closePicture, comparingStore, largeStore, pictureModeStore } from './picture-store.ts'
import { type Picture, pictureQuery, seenQuery } from './queries.ts'
import { SightBar } from './sight-bar.tsx'
import { mark } from './sight-store.ts'
import { ThenView } from './then-view.tsx'
import { startOf, useLook } from './use-look.ts'
import { useSelectedInView } from './use-selected-in-view.ts'
import { useWalk } from './use-walk.ts'
import type { Angles } from './view-controls.ts'
import './picture-panel.css'

/** A picture beside the map: looking around moves the cone there, components are marked in both. */
export default function PicturePanel() {
  const t = usePageWords(PICTURE_WORDS)
  const open = useMapState(({ picture }) => picture)
  const { data, error, refetch } = useQuery({
    ...pictureQuery(open?.id ?? ''),
    enabled: open !== undefined,
    // the last picture stays until the next is known: one viewer serves both
    placeholderData: before => before,
  })
  const hasCard = useMapState(({ selection }) => selection !== undefined)
  const isLarge = useStore(largeStore, value => value)
  if (!open) return null
  return (
    <section
      className={`picture-panel panel${hasCard ? ' has-card' : ''}${isLarge ? ' large' : ''}`}
      aria-label={t('imagery.panel')}
    >
      {error && <Failure error={error} onRetry={() => void refetch()} />}
      {!data && !error && <SkeletonLines lines={6} />}
      {data && !error && <LoadedPicture open={data.id === open.id ? open : { id: data.id }} picture={data} />}
    </section>
  )
}

function LoadedPicture({ open, picture }: { open: OpenPicture; picture: Picture }) {
  const t = usePageWords(PICTURE_WORDS)
  const section = useRef<HTMLDivElement>(null)
  const mode = useStore(pictureModeStore, value => value)
  const isComparing = useStore(comparingStore, value => value)
  const [failed, setFailed] = useState('')
  const { data: seen } = useQuery(seenQuery(picture.id))
  const look = useLook(picture, open)
  const { gaze, bearing, controls } = look
  const walk = useWalk(picture, look)
  const components = seen?.components ?? []
  const selected = useSelectedInView(components, controls)
  useEffect(() => section.current?.focus({ preventScroll: true }), [])

  const onPoint = (angles: Angles) => {
    if (mode === 'correct') draftStore.set(() => ({ picture: picture.id, ...angles }))
    if (mode === 'measure') mark(picture, angles)
  }
  const keys = { controls, walk, onClose: closePicture }
  const then = isComparing ? walk.other : undefined
  return (
    <div
      ref={section}
      className="picture-content"
      role="application"
      aria-label={t('imagery.keys')}
      tabIndex={-1}
      onKeyDown={event => onPictureKey(event, keys)}
    >
      <PictureBar picture={picture} bearing={bearing} walk={walk} seen={components.length} />
      {mode === 'correct' && <CorrectionBar picture={picture} selected={selected} />}
      {mode === 'measure' && <SightBar picture={picture} />}
      <div className={then ? 'picture-pair' : 'picture-single'}>
        {failed === picture.id ? (
          <p className="picture-failure">{t('imagery.failed')}</p>
        ) : (
          <PictureStage
            view={{
              picture,
              start: startOf(open),
              onGaze: look.onGaze,
              onPoint,
              onFailure: () => setFailed(picture.id),
            }}
            controls={controls}
            components={components}
          />
        )}
        {then && <ThenView {...then} bearing={bearing} pitch={gaze.pitch} fieldOfView={gaze.fieldOfView} />}
      </div>
    </div>
  )
}
