import type { KeyboardEvent } from 'react'

/**
 * Keys of a tree (WAI-ARIA tree pattern): up and down move, right opens or goes in, left closes or goes out, Home and End
 * jump, space ticks, Enter shows only this. Rows carry `role="treeitem"`.
 */
export function moveInTree(event: KeyboardEvent<HTMLElement>): void {
  const rows = [...event.currentTarget.querySelectorAll<HTMLElement>('[role=treeitem]')]
  const here = rows.indexOf(document.activeElement as HTMLElement)
  const row = rows[here]
  if (!row) return
  const act = ACTIONS[event.key]
  if (!act) return
  event.preventDefault()
  act({ rows, here, row })
}

interface Place {
  readonly rows: readonly HTMLElement[]
  readonly here: number
  readonly row: HTMLElement
}

const press = (row: HTMLElement, part: string) => row.querySelector<HTMLElement>(`[data-part=${part}]`)?.click()

const ACTIONS: Record<string, (place: Place) => void> = {
  ArrowDown: ({ rows, here }) => rows[here + 1]?.focus(),
  ArrowUp: ({ rows, here }) => rows[here - 1]?.focus(),
  Home: ({ rows }) => rows[0]?.focus(),
  End: ({ rows }) => rows.at(-1)?.focus(),
  ArrowRight: ({ rows, here, row }) => {
    if (row.ariaExpanded === 'false') press(row, 'fold')
    else if (row.ariaExpanded === 'true') rows[here + 1]?.focus()
  },
  ArrowLeft: ({ rows, here, row }) => {
    if (row.ariaExpanded === 'true') press(row, 'fold')
    else if (row.ariaLevel === '2')
      rows
        .slice(0, here)
        .findLast(other => other.ariaLevel === '1')
        ?.focus()
  },
  ' ': ({ row }) => press(row, 'tick'),
  Enter: ({ row }) => press(row, 'only'),
}
