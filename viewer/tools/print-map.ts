import { mapHandleStore } from '../map/map-handle.ts'
import { createStore } from '../state/store.ts'

export interface Print {
  /** The map as a PNG data address. */
  readonly picture: string
  readonly at: Date
}

/** What is on its way to paper; undefined otherwise. */
export const printStore = createStore<Print | undefined>(undefined)

const nextFrame = (): Promise<void> => new Promise(resolve => requestAnimationFrame(() => resolve()))

/**
 * Prints the map as it stands. A WebGL canvas prints blank in most browsers, so its picture is printed instead: the sheet is
 * put on the page, the picture decoded, the dialog opened, and the sheet taken away again.
 */
export async function printMap(): Promise<void> {
  const map = mapHandleStore.get()
  if (!map) return
  const picture = map.picture()
  printStore.set(() => ({ picture, at: new Date() }))
  const image = new Image()
  image.src = picture
  await image.decode()
  await nextFrame()
  print()
  printStore.set(() => undefined)
}
