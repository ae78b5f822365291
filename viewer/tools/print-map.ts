import { mapHandleStore } from '../map/map-handle.ts'
import { createStore } from '../state/store.ts'

export interface Print {
  /** The map as a PNG data address. */
  readonly picture: string
  readonly at: Date
}

/** What is on its way to paper; undefined otherwise. */
export const printStore = createStore<Print | undefined>(undefined)

/** Begins printing the map as it stands: its picture is taken, and the sheet that shows it opens the dialog. */
export function printMap(): void {
  const map = mapHandleStore.get()
  if (map) printStore.set(() => ({ picture: map.picture(), at: new Date() }))
}

/** Opens the browser's dialog once the picture on the sheet can be drawn, and takes the sheet away afterwards. */
export async function printSheet(image: HTMLImageElement): Promise<void> {
  await image.decode()
  print()
  printStore.set(() => undefined)
}
