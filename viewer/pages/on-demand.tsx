import { lazy, Suspense } from 'react'
import { useMapState } from '../state/map-store.ts'
import { useStore } from '../state/use-store.ts'
import { printStore } from '../tools/print-map.ts'
import { helpStore } from '../tools/tool-stores.ts'

const HelpPanel = lazy(() => import('./help-panel.tsx'))
const PicturePanel = lazy(() => import('../imagery/picture-panel.tsx'))
const PrintSheet = lazy(() => import('./print-sheet.tsx'))

/** Parts of the map page that are loaded when they are first asked for. */
export function OnDemand() {
  const isHelpOpen = useStore(helpStore, value => value)
  const print = useStore(printStore, value => value)
  const hasPicture = useMapState(({ picture }) => picture !== undefined)
  return (
    <Suspense fallback={null}>
      {isHelpOpen && <HelpPanel />}
      {hasPicture && <PicturePanel />}
      {print && <PrintSheet print={print} />}
    </Suspense>
  )
}
