import type { Selection } from '../state/map-state.ts'
import { useMapState } from '../state/map-store.ts'
import { useStore } from '../state/use-store.ts'
import { type NearestSearch, nearestStore } from '../tools/tool-stores.ts'

export type CardContent = { readonly nearest: NearestSearch } | { readonly selection: Selection }

/** What the card shows: a selection, else the search for the nearest that it came from. */
export function useCard(): CardContent | undefined {
  const selection = useMapState(state => state.selection)
  const nearest = useStore(nearestStore, search => search)
  if (selection) return { selection }
  return nearest && { nearest }
}
