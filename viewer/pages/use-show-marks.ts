import { useEffect, useRef } from 'react'
import { extentOf } from '../map/extent-of.ts'
import { useMapHandle } from '../map/map-handle.ts'
import type { Mark } from '../map/selection-layers.ts'
import { mapStore } from '../state/map-store.ts'
import { useStore } from '../state/use-store.ts'
import { nearestStore } from '../tools/tool-stores.ts'

/**
 * Brings marks into sight: the nearest that were just found, and what the address names when it says nothing of where to
 * look. What is merely clicked stays where it is.
 */
export function useShowMarks(marks: readonly Mark[]): void {
  const map = useMapHandle()
  const nearest = useStore(nearestStore, search => search)
  const wantsShowing = useRef(mapStore.get().view === undefined && mapStore.get().selection !== undefined)
  const shownSearch = useRef(nearest)
  useEffect(() => {
    if (!map || marks.length === 0) return
    const isFound = marks.some(mark => mark.properties.role === 'found')
    if (isFound && shownSearch.current !== nearest) {
      shownSearch.current = nearest
      map.show(extentOf(marks))
    }
    if (wantsShowing.current) {
      wantsShowing.current = false
      map.frame(extentOf(marks))
    }
  }, [map, marks, nearest])
}
