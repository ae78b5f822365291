import type { PointerEvent } from 'react'
import { PICTURE_WORDS } from '../i18n/picture-words.ts'
import { usePageWords } from '../i18n/use-page-words.ts'
import { useStore } from '../state/use-store.ts'
import { draftStore } from './correction-store.ts'
import type { ViewControls } from './view-controls.ts'

/** The cross where a component is said to be; it can be dragged. */
export function CorrectionDraft({ picture, controls }: { picture: string; controls: ViewControls }) {
  const t = usePageWords(PICTURE_WORDS)
  const draft = useStore(draftStore, value => value)
  const at = draft?.picture === picture ? controls.place(draft) : undefined
  if (!at) return null
  const drag = (event: PointerEvent<HTMLElement>) => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return
    const { left, top } = event.currentTarget.parentElement!.getBoundingClientRect()
    const angles = controls.angles(event.clientX - left, event.clientY - top)
    if (angles) draftStore.set(() => ({ picture, ...angles }))
  }
  return (
    <div className="picture-markers">
      <button
        type="button"
        className="picture-cross"
        style={{ left: at[0], top: at[1] }}
        aria-label={t('correct.cross')}
        onPointerDown={event => event.currentTarget.setPointerCapture(event.pointerId)}
        onPointerMove={drag}
      />
    </div>
  )
}
