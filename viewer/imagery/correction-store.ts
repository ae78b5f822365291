import { createStore } from '../state/store.ts'
import type { Angles } from './view-controls.ts'

/** Where somebody says a component is, before it is sent. */
export interface Draft extends Angles {
  readonly picture: string
}

export const draftStore = createStore<Draft | undefined>(undefined)
