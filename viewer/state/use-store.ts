import { useSyncExternalStore } from 'react'
import type { Store } from './store.ts'

/** The part of a store that a component reads. `select` must give the same object for the same state. */
export const useStore = <State, Part>(store: Store<State>, select: (state: State) => Part): Part =>
  useSyncExternalStore(store.subscribe, () => select(store.get()))
