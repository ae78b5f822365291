import { useEffect, useRef, useState } from 'react'
import { useWords } from '../i18n/use-words.ts'
import type { View } from '../state/map-state.ts'
import { createMap } from './create-map.ts'
import { listen, type MapListeners } from './interactions.ts'
import { MapFailure } from './map-failure.tsx'
import { mapHandle, mapHandleStore, type Padding } from './map-handle.ts'
import { type MapScene, mapStyle } from './map-style.ts'
import type { Extent } from './tile-cover.ts'
import { createUpdater } from './updater.ts'
import 'maplibre-gl/dist/maplibre-gl.css'
import './map.css'

interface MapViewProps {
  readonly scene: MapScene
  /** Where the map looks at first; later moves go through the handle. */
  readonly start: { readonly view: View | undefined; readonly bounds: Extent }
  readonly listeners: MapListeners
  /** How much of each side is covered by panels. */
  readonly padding: () => Padding
}

/** The map. The scene is pushed into it by one updater; everything else goes through the handle and the listeners. */
export function MapView({ scene, start, listeners, padding }: MapViewProps) {
  const t = useWords()
  const container = useRef<HTMLDivElement>(null)
  const push = useRef<((scene: MapScene) => Promise<void>) | undefined>(undefined)
  const latest = useRef({ scene, start, listeners, padding })
  const [hasFailed, setHasFailed] = useState(false)
  latest.current = { scene, start, listeners, padding }

  useEffect(() => {
    const first = latest.current
    if (!canDraw()) {
      setHasFailed(true)
      return
    }
    const map = createMap(container.current!, { scene: first.scene, ...first.start, padding: first.padding() })
    const styleLoaded = map.once('style.load')
    push.current = createUpdater<MapScene>(async next => {
      await styleLoaded
      map.setStyle(mapStyle(next), { diff: true, validate: false })
    })
    listen(
      map,
      followingLatest(() => latest.current.listeners),
    )
    mapHandleStore.set(() => mapHandle(map, () => latest.current.padding()))
    return () => {
      mapHandleStore.set(() => undefined)
      push.current = undefined
      map.remove()
    }
  }, [])

  useEffect(() => {
    push.current?.(scene)
  }, [scene])

  return hasFailed ? <MapFailure /> : <section className="map" ref={container} aria-label={t('map.label')} />
}

/** MapLibre needs WebGL 2; old machines and remote desktops have none. */
const canDraw = (): boolean => document.createElement('canvas').getContext('webgl2') !== null

/** Listeners that always call the newest ones. */
const followingLatest = (current: () => MapListeners): MapListeners => ({
  onMove: view => current().onMove(view),
  onRest: view => current().onRest(view),
  onPointer: pointer => current().onPointer(pointer),
  onClick: (at, picked) => current().onClick(at, picked),
  onDoubleClick: () => current().onDoubleClick(),
  onMenu: at => current().onMenu(at),
})
