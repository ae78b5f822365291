import type { OpenPicture } from '../state/map-state.ts'
import { mapStore } from '../state/map-store.ts'
import { createStore } from '../state/store.ts'

export const openPicture = (picture: OpenPicture): void => mapStore.set(state => ({ ...state, picture }))
export const closePicture = (): void => mapStore.set(state => ({ ...state, picture: undefined }))

/** Whether another time is shown beside it; stays on while one goes from picture to picture. */
export const comparingStore = createStore(false)

/** Whether the picture takes most of the page. */
export const largeStore = createStore(false)

/** What a click in the picture means: nothing, where a component really is, or what is to be measured. */
export type PictureMode = 'look' | 'correct' | 'measure'
export const pictureModeStore = createStore<PictureMode>('look')

/** Begins a mode, or ends it where it is on. */
export const toggleMode = (mode: PictureMode): void => pictureModeStore.set(now => (now === mode ? 'look' : mode))

/** From where and in which direction the reader looks: the cone on the map. */
export interface Eye {
  readonly lon: number
  readonly lat: number
  /** Clockwise from north. */
  readonly bearing: number
  readonly fieldOfView: number
}

export const eyeStore = createStore<Eye | undefined>(undefined)
