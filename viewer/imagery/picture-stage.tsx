import { lazy, Suspense } from 'react'
import { useStore } from '../state/use-store.ts'
import { SkeletonLines } from '../ui/skeleton.tsx'
import { ComponentMarkers } from './component-markers.tsx'
import { CorrectionDraft } from './correction-draft.tsx'
import { PhotoView } from './photo-view.tsx'
import { pictureModeStore } from './picture-store.ts'
import type { SeenComponent } from './queries.ts'
import { SightMarks } from './sight-marks.tsx'
import type { PictureViewProps, ViewControls } from './view-controls.ts'
import './picture-marks.css'

const PanoramaView = lazy(() => import('./panorama-view.tsx'))

interface PictureStageProps {
  readonly view: PictureViewProps
  /** Undefined until the picture has appeared. */
  readonly controls: ViewControls | undefined
  readonly components: readonly SeenComponent[]
}

/** The picture itself and what is drawn over it. */
export function PictureStage({ view, controls, components }: PictureStageProps) {
  const mode = useStore(pictureModeStore, value => value)
  const { picture } = view
  return (
    <div className={mode === 'look' ? 'picture-now' : 'picture-now pointing'}>
      {picture.projection === 'equirectangular' ? (
        <Suspense fallback={<SkeletonLines lines={6} />}>
          <PanoramaView {...view} />
        </Suspense>
      ) : (
        <PhotoView {...view} />
      )}
      {controls && <ComponentMarkers components={components} controls={controls} isQuiet={mode !== 'look'} />}
      {controls && mode === 'correct' && <CorrectionDraft picture={picture.id} controls={controls} />}
      {controls && mode === 'measure' && <SightMarks picture={picture.id} controls={controls} />}
    </div>
  )
}
