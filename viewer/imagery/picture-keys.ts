import type { KeyboardEvent } from 'react'
import type { Walk } from './use-walk.ts'
import type { ViewControls } from './view-controls.ts'

const TURN_DEGREES = 15

export interface PictureKeys {
  readonly controls: ViewControls | undefined
  readonly walk: Pick<Walk, 'ahead' | 'behind' | 'earlier' | 'later' | 'goTo'>
  readonly onClose: () => void
}

/** Arrow keys turn and walk, P and N go to the time before and after, plus and minus zoom, Escape closes. The map hears none of them. */
export function onPictureKey(event: KeyboardEvent, { controls, walk, onClose }: PictureKeys): void {
  if (event.ctrlKey || event.metaKey || event.altKey) return
  const actions = new Map<string, () => void>([
    ['ArrowLeft', () => controls?.turn(-TURN_DEGREES)],
    ['ArrowRight', () => controls?.turn(TURN_DEGREES)],
    ['ArrowUp', () => walk.goTo(walk.ahead)],
    ['ArrowDown', () => walk.goTo(walk.behind)],
    ['p', () => walk.goTo(walk.earlier)],
    ['n', () => walk.goTo(walk.later)],
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
