import { openPicture } from '../imagery/picture-store.ts'
import type { MapListeners } from '../map/interactions.ts'
import { mapHandleStore } from '../map/map-handle.ts'
import { cameraStore, menuStore, pointerStore } from '../map/page-stores.ts'
import { moveView, select } from '../state/map-store.ts'
import { finishMeasuring, measurePoint, measureStore } from '../tools/tool-stores.ts'

/** A cell that was clicked opens into its components. */
const RAW_VIEW_ZOOM = 14

/** What the page does when the map is moved, pointed at and clicked. */
export const mapListeners: MapListeners = {
  onMove: view => cameraStore.set(() => view),
  onRest: view => {
    cameraStore.set(() => view)
    moveView(view)
  },
  onPointer: pointer => pointerStore.set(() => pointer),
  onClick: ({ lon, lat }, picked) => {
    menuStore.set(() => undefined)
    if (measureStore.get()) {
      measurePoint([lon, lat])
      return
    }
    const found = picked()
    if (found?.kind === 'cell') mapHandleStore.get()?.flyTo({ lon, lat, zoom: RAW_VIEW_ZOOM })
    else if (found?.kind === 'picture') openPicture({ id: found.id })
    else if (found?.kind !== 'finding') select(found && { kind: found.kind, key: found.code })
  },
  onDoubleClick: () => {
    const isMeasuring = measureStore.get() !== undefined
    finishMeasuring()
    return isMeasuring
  },
  onMenu: place => {
    pointerStore.set(() => undefined)
    menuStore.set(() => place)
  },
}
