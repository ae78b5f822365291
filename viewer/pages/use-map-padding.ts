import { useCallback } from 'react'
import type { Padding } from '../map/map-handle.ts'
import { useMapState } from '../state/map-store.ts'
import { useStore } from '../state/use-store.ts'
import { nearestStore } from '../tools/tool-stores.ts'
import { PHONE } from '../ui/use-is-phone.ts'
import { SHEET_SHARES } from './sheet-shares.ts'

/** The width of a panel with its gaps, as in map-page.css. */
const PANEL_PIXELS = 368
const TOOLS_PIXELS = 64
const EDGE_PIXELS = 40
/** The search box of a phone with its gaps. */
const SEARCH_PIXELS = 72
/** Of the height of the page, what a street picture takes, as in picture-panel.css. */
const PICTURE_SHARE = 0.56
/** On a phone it lies at the top, under the search box. */
const PHONE_PICTURE_SHARE = 0.55

/** How much of each side of the map the panels cover, so that what is looked for lands in the free part. */
export function useMapPadding(): () => Padding {
  const hasSelection = useMapState(state => state.selection !== undefined)
  const hasNearest = useStore(nearestStore, search => search !== undefined)
  const hasCard = hasSelection || hasNearest
  const hasPicture = useMapState(({ picture }) => picture !== undefined)
  return useCallback(() => {
    if (matchMedia(PHONE).matches) {
      // picture and half a sheet together would leave no map to land in
      const bottom = innerHeight * (hasCard && !hasPicture ? SHEET_SHARES.half : SHEET_SHARES.least)
      const top = hasPicture ? innerHeight * PHONE_PICTURE_SHARE : SEARCH_PIXELS
      return { top, right: EDGE_PIXELS, bottom, left: EDGE_PIXELS }
    }
    const right = hasCard ? PANEL_PIXELS + TOOLS_PIXELS : TOOLS_PIXELS
    return {
      top: EDGE_PIXELS,
      right,
      bottom: hasPicture ? innerHeight * PICTURE_SHARE : EDGE_PIXELS,
      left: PANEL_PIXELS,
    }
  }, [hasCard, hasPicture])
}
