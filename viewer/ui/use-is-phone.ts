import { useSyncExternalStore } from 'react'

/** Below this the panels are a sheet, and what is touched is as large as a finger. */
export const PHONE = '(width <= 640px)'

const phone = globalThis.matchMedia?.(PHONE)

function onChange(listener: () => void): () => void {
  phone.addEventListener('change', listener)
  return () => phone.removeEventListener('change', listener)
}

/** Whether the window is as narrow as a phone. */
export const useIsPhone = (): boolean => useSyncExternalStore(onChange, () => phone.matches)
