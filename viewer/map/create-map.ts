import { Map as MapLibreMap, setWorkerUrl } from 'maplibre-gl'
import { keyHeader } from '../api/session.ts'
import type { View } from '../state/map-state.ts'
import { FONT_FAMILY } from '../ui/palette.ts'
import type { Padding } from './map-handle.ts'
import type { MapScene } from './map-style.ts'
import { mapStyle } from './map-style.ts'
import type { Extent } from './tile-cover.ts'

setWorkerUrl(__MAP_WORKER_URL__)

/** A component stands about half a metre across: closer than zoom 21 there is nothing more to see. */
const MAX_ZOOM = 21

export interface Start {
  readonly scene: MapScene
  readonly view: View | undefined
  /** What is shown where there is no view, in the part that no panel covers. */
  readonly bounds: Extent
  readonly padding: Padding
}

/**
 * Makes the map. North stays up and the ground flat: a register is read, not flown over. No tile is kept out of view,
 * because a kept one would come back without the edits made meanwhile; the browser's cache revalidates it instead.
 */
export function createMap(container: HTMLElement, start: Start) {
  const { scene, view, bounds, padding } = start
  const map = new MapLibreMap({
    container,
    style: mapStyle(scene),
    ...(view
      ? { center: [view.lon, view.lat], zoom: view.zoom }
      : { bounds: [...bounds], fitBoundsOptions: { padding } }),
    maxZoom: MAX_ZOOM,
    minZoom: 5,
    maxTileCacheSize: 0,
    attributionControl: false,
    dragRotate: false,
    pitchWithRotate: false,
    touchPitch: false,
    rollEnabled: false,
    renderWorldCopies: false,
    fadeDuration: matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : 150,
    localIdeographFontFamily: FONT_FAMILY,
    validateStyle: false,
    transformRequest: url => ({ url, ...(url.startsWith(location.origin) && { headers: keyHeader() }) }),
  })
  map.touchZoomRotate.disableRotation()
  map.keyboard.disableRotation()
  return map
}
