import { useState } from 'react'
import type { Secret } from './secret-dialog.tsx'

export interface DrawerState<Row> {
  readonly edited: Row | 'new' | undefined
  /** What came of it and is shown once. */
  readonly secret: Secret | undefined
  readonly edit: (row: Row | 'new') => void
  readonly close: (secret: Secret | undefined) => void
  readonly forget: () => void
}

/** A list whose rows are made and changed in a drawer beside it; after that it is read again. */
export function useDrawer<Row>(readAgain: () => unknown): DrawerState<Row> {
  const [edited, setEdited] = useState<Row | 'new'>()
  const [secret, setSecret] = useState<Secret>()
  const close = (given: Secret | undefined) => {
    setEdited(undefined)
    setSecret(given)
    readAgain()
  }
  return { edited, secret, edit: row => setEdited(() => row), close, forget: () => setSecret(undefined) }
}
