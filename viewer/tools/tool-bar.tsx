import { useQuery } from '@tanstack/react-query'
import { cityQuery } from '../book/city-query.ts'
import { useWords } from '../i18n/use-words.ts'
import { useMapHandle } from '../map/map-handle.ts'
import type { Extent } from '../map/tile-cover.ts'
import { useStore } from '../state/use-store.ts'
import { IconButton } from '../ui/icon-button.tsx'
import { HelpButton } from './help-button.tsx'
import { locateMe } from './locate-me.ts'
import { PageLinks } from './page-links.tsx'
import { printMap } from './print-map.ts'
import { ReaderTools } from './reader-tools.tsx'
import { shareMap } from './share.ts'
import { beginMeasuring, measureStore, stopMeasuring } from './tool-stores.ts'
import './tools.css'

/** Everything that is done to the map rather than with what is on it. */
export function ToolBar() {
  return (
    <div className="tool-bar">
      <ViewTools />
      <MapTools />
      <ReaderTools>
        <HelpButton />
      </ReaderTools>
      <PageLinks />
    </div>
  )
}

function ViewTools() {
  const t = useWords()
  const map = useMapHandle()
  const { data: city } = useQuery(cityQuery)
  return (
    <div className="panel tool-group">
      <IconButton icon="plus" label={t('tool.zoomIn')} shortcut="+" onClick={() => map?.zoomBy(1)} />
      <IconButton icon="minus" label={t('tool.zoomOut')} shortcut="-" onClick={() => map?.zoomBy(-1)} />
      <IconButton
        icon="home"
        label={t('tool.home')}
        shortcut="0"
        onClick={() => city && map?.frame((city.bounds ?? city.extent) as unknown as Extent)}
      />
      <IconButton icon="target" label={t('tool.locate')} shortcut="l" onClick={() => locateMe(t)} />
    </div>
  )
}

function MapTools() {
  const t = useWords()
  const mode = useStore(measureStore, measuring => measuring?.mode)
  const toggle = (wanted: 'distance' | 'area') => (mode === wanted ? stopMeasuring() : beginMeasuring(wanted))
  return (
    <div className="panel tool-group">
      <IconButton
        icon="ruler"
        label={t('tool.measureDistance')}
        shortcut="m"
        pressed={mode === 'distance'}
        onClick={() => toggle('distance')}
      />
      <IconButton
        icon="area"
        label={t('tool.measureArea')}
        shortcut="Shift+M"
        pressed={mode === 'area'}
        onClick={() => toggle('area')}
      />
      <IconButton icon="share" label={t('tool.share')} shortcut="s" onClick={() => void shareMap(t)} />
      <IconButton icon="print" label={t('tool.print')} shortcut="p" onClick={printMap} />
    </div>
  )
}
