import type { Map as MapLibreMap, MapMouseEvent, Point } from 'maplibre-gl'
import type { View } from '../state/map-state.ts'
import { gridAt, type Picked, pick } from './pick.ts'

export interface Pointer {
  readonly lon: number
  readonly lat: number
  readonly x: number
  readonly y: number
  readonly gridCode: string | undefined
  readonly picked: Picked | undefined
}

/** What the page hears from the map. */
export interface MapListeners {
  /** Every frame while the map moves. */
  readonly onMove: (view: View) => void
  /** When it has come to rest. */
  readonly onRest: (view: View) => void
  readonly onPointer: (pointer: Pointer | undefined) => void
  readonly onClick: (at: { lon: number; lat: number }, picked: () => Picked | undefined) => void
  readonly onDoubleClick: () => boolean
  readonly onMenu: (at: { lon: number; lat: number; x: number; y: number }) => void
}

/** How long a finger rests before it means the menu; iOS sends no contextmenu event. */
const LONG_PRESS_MS = 550

export function listen(map: MapLibreMap, listeners: MapListeners): void {
  const view = (): View => ({ lon: map.getCenter().lng, lat: map.getCenter().lat, zoom: map.getZoom() })
  listeners.onMove(view())
  map.on('move', () => listeners.onMove(view()))
  map.on('moveend', () => listeners.onRest(view()))
  map.on('click', event => listeners.onClick(lonLat(event), () => pick(map, event.point)))
  map.on('dblclick', event => {
    if (listeners.onDoubleClick()) event.preventDefault()
  })
  map.on('contextmenu', event => {
    event.preventDefault()
    listeners.onMenu({ ...lonLat(event), x: event.point.x, y: event.point.y })
  })
  showRest(map)
  followPointer(map, listeners)
  listenForLongPress(map, listeners)
}

const lonLat = (event: Pick<MapMouseEvent, 'lngLat'>) => ({ lon: event.lngLat.lng, lat: event.lngLat.lat })

/** Says on the page whether everything in view is drawn, for whoever takes pictures of it. */
function showRest(map: MapLibreMap): void {
  const { dataset } = map.getContainer()
  map.on('idle', () => {
    dataset.rest = 'true'
  })
  for (const event of ['movestart', 'dataloading'] as const)
    map.on(event, () => {
      dataset.rest = 'false'
    })
}

/** Reports the pointer once a frame at most, and not while the map moves under it. */
function followPointer(map: MapLibreMap, { onPointer }: MapListeners): void {
  let frame = 0
  const report = (event: MapMouseEvent) => {
    cancelAnimationFrame(frame)
    frame = requestAnimationFrame(() => {
      if (map.isMoving()) return
      const picked = pick(map, event.point)
      map.getCanvas().style.cursor = picked && picked.kind !== 'grid' ? 'pointer' : ''
      onPointer({ ...lonLat(event), x: event.point.x, y: event.point.y, gridCode: gridAt(map, event.point), picked })
    })
  }
  map.on('mousemove', report)
  map.on('mouseout', () => {
    cancelAnimationFrame(frame)
    onPointer(undefined)
  })
  map.on('movestart', () => onPointer(undefined))
}

function listenForLongPress(map: MapLibreMap, { onMenu }: MapListeners): void {
  let timer: ReturnType<typeof setTimeout> | undefined
  const cancel = () => clearTimeout(timer)
  map.on('touchstart', event => {
    cancel()
    if (event.points.length > 1) return
    const point: Point = event.point
    const at = { lon: event.lngLat.lng, lat: event.lngLat.lat, x: point.x, y: point.y }
    timer = setTimeout(() => onMenu(at), LONG_PRESS_MS)
  })
  map.on('touchmove', cancel)
  map.on('touchend', cancel)
  map.on('touchcancel', cancel)
  map.on('movestart', cancel)
}
