import { type KeyboardEvent, type PointerEvent, type ReactNode, useRef, useState } from 'react'
import { useWords } from '../i18n/use-words.ts'
import { SHEET_SHARES } from './sheet-shares.ts'
import './sheet.css'

const HEIGHTS = [SHEET_SHARES.least, SHEET_SHARES.half, SHEET_SHARES.most] as const
/** A shorter move of the finger is a tap. */
const TAP_PIXELS = 6

/** A sheet from below with three heights, dragged by its handle or moved by the arrow keys. */
export function Sheet({ startsHigh, children }: { startsHigh: boolean; children: ReactNode }) {
  const t = useWords()
  const [step, setStep] = useState(startsHigh ? 1 : 0)
  const [dragged, setDragged] = useState<number>()
  const start = useRef<{ y: number; height: number } | undefined>(undefined)
  const height = dragged ?? HEIGHTS[step]!

  const raise = (by: number) => setStep(now => Math.min(HEIGHTS.length - 1, Math.max(0, now + by)))
  const onPointerDown = (event: PointerEvent<HTMLElement>) => {
    event.currentTarget.setPointerCapture(event.pointerId)
    start.current = { y: event.clientY, height }
  }
  const onPointerMove = (event: PointerEvent) => {
    if (!start.current) return
    const moved = (start.current.y - event.clientY) / innerHeight
    setDragged(Math.min(HEIGHTS.at(-1)!, Math.max(HEIGHTS[0], start.current.height + moved)))
  }
  const onPointerUp = (event: PointerEvent) => {
    if (!start.current) return
    const isTap = Math.abs(event.clientY - start.current.y) < TAP_PIXELS
    if (isTap) setStep(now => (now + 1) % HEIGHTS.length)
    else setStep(nearestStep(height))
    start.current = undefined
    setDragged(undefined)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowUp') raise(1)
    if (event.key === 'ArrowDown') raise(-1)
  }
  return (
    <div className="sheet panel" style={{ height: `${height * 100}dvh` }} data-dragging={dragged !== undefined}>
      <div
        className="sheet-handle"
        role="slider"
        tabIndex={0}
        aria-label={t('sheet.handle')}
        aria-orientation="vertical"
        aria-valuemin={0}
        aria-valuemax={HEIGHTS.length - 1}
        aria-valuenow={step}
        onPointerDown={onPointerDown}
        onPointerMove={onPointerMove}
        onPointerUp={onPointerUp}
        onPointerCancel={onPointerUp}
        onKeyDown={onKeyDown}
      />
      <div className="sheet-content">{children}</div>
    </div>
  )
}

const nearestStep = (height: number): number =>
  HEIGHTS.reduce(
    (best, value, index) => (Math.abs(value - height) < Math.abs(HEIGHTS[best]! - height) ? index : best),
    0,
  )
