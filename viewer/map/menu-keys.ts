import type { KeyboardEvent } from 'react'

/** Keys of a menu: up and down go round, Home and End jump, Escape and Tab close. */
export function moveInMenu(event: KeyboardEvent<HTMLElement>, close: () => void): void {
  const items = [...event.currentTarget.querySelectorAll<HTMLElement>('[role=menuitem]')]
  const here = items.indexOf(document.activeElement as HTMLElement)
  const targets: Record<string, number> = { ArrowDown: here + 1, ArrowUp: here - 1, Home: 0, End: -1 }
  const target = targets[event.key]
  if (target !== undefined) {
    event.preventDefault()
    items.at(target % items.length)?.focus()
  }
  if (event.key === 'Escape' || event.key === 'Tab') {
    event.stopPropagation()
    close()
  }
}
