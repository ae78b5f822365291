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

/** What proves that a request comes from one of our own pages; there is one while somebody has signed in with a password. */
export const requestTokenStore = createStore<string | undefined>(undefined)

/** The header that carries the key; else the one that goes with a session. */
export const keyHeader = (): Record<string, string> => {
  const [key, token] = [sessionStore.get(), requestTokenStore.get()]
  if (key) return { authorization: `Bearer ${key}` }
  return token ? { 'x-request-token': token } : {}
}
