import { type Filter, LAYER_NAMES, type LayerName, type MapState, type Selection, type View } from './map-state.ts'
import { fromQuery, toQuery } from './permalink.ts'
import { createStore, type Store } from './store.ts'
import { useStore } from './use-store.ts'

/** The state of the map page, read from the address at the start. */
export const mapStore: Store<MapState> = createStore(fromQuery(globalThis.location?.search ?? ''))

export const useMapState = <Part>(select: (state: MapState) => Part): Part => useStore(mapStore, select)

export const moveView = (view: View): void => mapStore.set(state => ({ ...state, view }))

export const changeFilter = (change: Partial<Filter>): void =>
  mapStore.set(state => ({ ...state, filter: { ...state.filter, ...change } }))

export const toggleLayer = (name: LayerName): void =>
  mapStore.set(state => ({
    ...state,
    layers: LAYER_NAMES.filter(other => (other === name) !== state.layers.includes(other)),
  }))

export const select = (selection: Selection | undefined): void => mapStore.set(state => ({ ...state, selection }))

/** How long the address waits for the map to come to rest; browsers refuse a hundred changes in half a minute. */
const ADDRESS_DELAY_MS = 250

/**
 * Keeps the address bar and the state the same. A new selection and opening a picture are steps that the back button undoes;
 * moving the map, looking around and changing filters replace the step. Returns what ends it.
 */
export function followAddress(): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  let written = mapStore.get()
  const write = () => {
    const state = mapStore.get()
    const query = toQuery(state)
    const address = query ? `?${query}` : location.pathname
    if (query !== location.search.slice(1)) {
      const isSelected = state.selection !== written.selection && state.selection !== undefined
      const isOpened = state.picture !== undefined && written.picture === undefined
      const isStep = isSelected || isOpened
      history[isStep ? 'pushState' : 'replaceState'](null, '', address)
    }
    written = state
  }
  const stop = mapStore.subscribe(() => {
    clearTimeout(timer)
    timer = setTimeout(write, ADDRESS_DELAY_MS)
  })
  const read = () => {
    clearTimeout(timer)
    written = fromQuery(location.search)
    mapStore.set(() => written)
  }
  addEventListener('popstate', read)
  return () => {
    stop()
    clearTimeout(timer)
    removeEventListener('popstate', read)
  }
}
