import { createStore } from '../state/store.ts'

/** The picture that is open, and what it is open for. */
export interface OpenPicture {
  readonly id: string
  /** Where to look first, in degrees of the picture; ahead when absent. */
  readonly yaw?: number
  readonly pitch?: number
  readonly fieldOfView?: number
  /** A component that it was opened to show. */
  readonly component?: string
}

export const pictureStore = createStore<OpenPicture | undefined>(undefined)

export const openPicture = (picture: OpenPicture): void => pictureStore.set(() => picture)
export const closePicture = (): void => {
  pictureStore.set(() => undefined)
  eyeStore.set(() => undefined)
}

/** Whether another time is shown beside it; stays on while one goes from picture to picture. */
export const comparingStore = createStore(false)

/** From where and in which direction the reader looks: the cone on the map. */
export interface Eye {
  readonly lon: number
  readonly lat: number
  /** Clockwise from north. */
  readonly bearing: number
  readonly fieldOfView: number
}

export const eyeStore = createStore<Eye | undefined>(undefined)
