import { useSyncExternalStore } from 'react'
import { PHONE } from './use-map-padding.ts'

const phone = globalThis.matchMedia?.(PHONE)

function onChange(listener: () => void): () => void {
  phone.addEventListener('change', listener)
  return () => phone.removeEventListener('change', listener)
}

/** Whether the window is as narrow as a phone. */
export const useIsPhone = (): boolean => useSyncExternalStore(onChange, () => phone.matches)
