import type { KeyboardEvent } from 'react'
import type { ViewControls } from './view-controls.ts'

const TURN_DEGREES = 15

export interface PictureKeys {
  readonly controls: ViewControls | undefined
  readonly onPrevious: () => void
  readonly onNext: () => void
  readonly onClose: () => void
}

/** Arrow keys turn and move along, plus and minus zoom, Escape closes. The map beneath hears none of them. */
export function onPictureKey(event: KeyboardEvent, { controls, onPrevious, onNext, onClose }: PictureKeys): void {
  const actions = new Map<string, () => void>([
    ['ArrowLeft', () => controls?.turn(-TURN_DEGREES)],
    ['ArrowRight', () => controls?.turn(TURN_DEGREES)],
    ['ArrowUp', onNext],
    ['ArrowDown', onPrevious],
    ['+', () => controls?.zoom(1)],
    ['=', () => controls?.zoom(1)],
    ['-', () => controls?.zoom(-1)],
    ['Escape', onClose],
  ])
  const action = actions.get(event.key)
  if (!action || (event.target as HTMLElement).tagName === 'INPUT') return
  event.preventDefault()
  event.stopPropagation()
  action()
}
