import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { cityQuery } from '../book/city-query.ts'
import { useWords } from '../i18n/use-words.ts'
import { useLiveUpdates } from '../live/use-live-updates.ts'
import { HoverTip } from '../map/hover-tip.tsx'
import { MapMenu } from '../map/map-menu.tsx'
import { MapView } from '../map/map-view.tsx'
import type { Extent } from '../map/tile-cover.ts'
import { followAddress, mapStore } from '../state/map-store.ts'
import { MeasureBar } from '../tools/measure-bar.tsx'
import { Notice } from '../tools/notice.tsx'
import { StatusBar } from '../tools/status-bar.tsx'
import { ToolBar } from '../tools/tool-bar.tsx'
import { Failure } from '../ui/failure.tsx'
import { mapListeners } from './map-listeners.ts'
import { OnDemand } from './on-demand.tsx'
import { Panels } from './panels.tsx'
import { useMapPadding } from './use-map-padding.ts'
import { useScene } from './use-scene.ts'
import { useShortcuts } from './use-shortcuts.ts'
import '../ui/parts.css'
import './map-page.css'

/** The map for anyone: find a component, see what it is and who looks after it. */
export default function MapPage() {
  const t = useWords()
  const city = useQuery(cityQuery)
  const scene = useScene()
  const padding = useMapPadding()
  const searchInput = useRef<HTMLInputElement>(null)
  useEffect(followAddress, [])
  useLiveUpdates()
  useShortcuts(searchInput)
  const name = city.data && t.pick(city.data)
  useEffect(() => {
    document.title = name ? `${t('page.title', { city: name })} · ${t('page.product')}` : t('page.product')
  }, [name, t])

  return (
    <main className="map-page">
      {city.data && (
        <MapView
          scene={scene}
          start={{ view: mapStore.get().view, bounds: (city.data.bounds ?? city.data.extent) as unknown as Extent }}
          listeners={mapListeners}
          padding={padding}
        />
      )}
      {city.error && !city.data && (
        <div className="map-page-failure panel">
          <Failure error={city.error} onRetry={() => void city.refetch()} />
        </div>
      )}
      <Panels searchInput={searchInput} />
      <ToolBar />
      <StatusBar />
      <MeasureBar />
      <HoverTip />
      <MapMenu />
      <Notice />
      <OnDemand />
    </main>
  )
}
