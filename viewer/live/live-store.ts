import { createStore } from '../state/store.ts'

/** `updated` right after a commit arrived, `offline` while the connection is lost. */
export type LiveState = 'online' | 'updated' | 'offline'

export const liveStore = createStore<{ readonly state: LiveState; readonly commit: number | undefined }>({
  state: 'online',
  commit: undefined,
})
