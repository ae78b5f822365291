import type { View } from '../state/map-state.ts'
import { createStore } from '../state/store.ts'
import type { Pointer } from './interactions.ts'

/** Where the pointer is over the map; undefined while it is elsewhere or the map moves. */
export const pointerStore = createStore<Pointer | undefined>(undefined)

/** Where the map looks, frame by frame. */
export const cameraStore = createStore<View | undefined>(undefined)

export interface MenuPlace {
  readonly lon: number
  readonly lat: number
  readonly x: number
  readonly y: number
}

/** Where the menu on the map is open. */
export const menuStore = createStore<MenuPlace | undefined>(undefined)
