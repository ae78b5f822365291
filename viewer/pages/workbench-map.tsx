import { useQuery } from '@tanstack/react-query'
import { useEffect, useMemo } from 'react'
import { useCityLatitude } from '../book/city-latitude.ts'
import { cityQuery } from '../book/city-query.ts'
import { useMajors } from '../book/use-majors.ts'
import { useBatchFeatures } from '../exchange/use-batch-features.ts'
import { mark, workbenchStore } from '../exchange/workbench-store.ts'
import { useLanguage } from '../i18n/language.ts'
import { extentOf } from '../map/extent-of.ts'
import type { MapListeners } from '../map/interactions.ts'
import { mapHandleStore, useMapHandle } from '../map/map-handle.ts'
import type { MapScene } from '../map/map-style.ts'
import { MapView } from '../map/map-view.tsx'
import { cameraStore, pointerStore } from '../map/page-stores.ts'
import type { Extent } from '../map/tile-cover.ts'
import { INITIAL_STATE, NO_FILTER } from '../state/map-state.ts'
import { StatusBar } from '../tools/status-bar.tsx'
import { useThemeName } from '../ui/theme-store.ts'

const RAW_VIEW_ZOOM = 14
const EDGE_PIXELS = 48
const padding = () => ({ top: EDGE_PIXELS, right: EDGE_PIXELS, bottom: EDGE_PIXELS, left: EDGE_PIXELS })

const listeners: MapListeners = {
  onMove: view => cameraStore.set(() => view),
  onRest: view => cameraStore.set(() => view),
  onPointer: pointer => pointerStore.set(() => pointer),
  onClick: ({ lon, lat }, picked) => {
    const found = picked()
    if (found?.kind === 'finding') {
      workbenchStore.set(state => ({ ...state, tab: 'findings' }))
      mark(String(found.number))
    } else if (found?.kind === 'cell') mapHandleStore.get()?.flyTo({ lon, lat, zoom: RAW_VIEW_ZOOM })
  },
  onDoubleClick: () => false,
  onMenu: () => undefined,
}

/** The map beside the tables: what is published, the findings of the open import and what is marked. */
export function WorkbenchMap() {
  const { data: city } = useQuery(cityQuery)
  const theme = useThemeName()
  const language = useLanguage()
  const latitude = useCityLatitude()
  const majors = useMajors()
  const map = useMapHandle()
  const { findings, marks } = useBatchFeatures()
  const scene: MapScene = useMemo(
    () => ({
      origin: location.origin,
      theme,
      language,
      latitude,
      majors,
      filter: NO_FILTER,
      layers: INITIAL_STATE.layers,
      marks,
      measured: [],
      findings,
    }),
    [theme, language, latitude, majors, marks, findings],
  )
  useEffect(() => {
    if (marks.length > 0) map?.frame(extentOf(marks))
  }, [map, marks])
  return (
    <section className="bench-map">
      {city && (
        <MapView
          scene={scene}
          start={{ view: undefined, bounds: (city.bounds ?? city.extent) as unknown as Extent }}
          listeners={listeners}
          padding={padding}
        />
      )}
      <StatusBar />
    </section>
  )
}
