import { createStore } from '../state/store.ts'

const KEY = 'wangge.key'

/** The key that somebody signed in with. It lives in this tab and is gone when the tab is closed. */
export const sessionStore = createStore<string | undefined>(globalThis.sessionStorage?.getItem(KEY) ?? undefined)

export function signIn(key: string): void {
  sessionStorage.setItem(KEY, key)
  sessionStore.set(() => key)
}

export function signOut(): void {
  sessionStorage.removeItem(KEY)
  sessionStore.set(() => undefined)
}

/** The header that carries the key; nothing without one. */
export const keyHeader = (): Record<string, string> => {
  const key = sessionStore.get()
  return key ? { authorization: `Bearer ${key}` } : {}
}
