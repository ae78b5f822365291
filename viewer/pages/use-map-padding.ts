import { useCallback } from 'react'
import type { Padding } from '../map/map-handle.ts'
import { useMapState } from '../state/map-store.ts'
import { useStore } from '../state/use-store.ts'
import { nearestStore } from '../tools/tool-stores.ts'

/** The width of a panel with its gaps, as in map-page.css. */
const PANEL_PIXELS = 368
const TOOLS_PIXELS = 64
const EDGE_PIXELS = 40
/** Below this the panels are a sheet. */
export const PHONE = '(width <= 640px)'

/** How much of each side of the map the panels cover, so that what is looked for lands in the free part. */
export function useMapPadding(): () => Padding {
  const hasSelection = useMapState(state => state.selection !== undefined)
  const hasNearest = useStore(nearestStore, search => search !== undefined)
  const hasCard = hasSelection || hasNearest
  return useCallback(() => {
    if (matchMedia(PHONE).matches) return { top: 80, right: EDGE_PIXELS, bottom: innerHeight * 0.45, left: EDGE_PIXELS }
    const right = hasCard ? PANEL_PIXELS + TOOLS_PIXELS : TOOLS_PIXELS
    return { top: EDGE_PIXELS, right, bottom: EDGE_PIXELS, left: PANEL_PIXELS }
  }, [hasCard])
}
