import { useQueryClient } from '@tanstack/react-query'
import { type RefObject, useEffect } from 'react'
import { cityQuery } from '../book/city-query.ts'
import { useQuickClasses } from '../book/quick-classes.ts'
import { switchLanguage } from '../i18n/language.ts'
import { useWords, type Words } from '../i18n/use-words.ts'
import { mapHandleStore } from '../map/map-handle.ts'
import { menuStore } from '../map/page-stores.ts'
import type { Extent } from '../map/tile-cover.ts'
import type { LayerName } from '../state/map-state.ts'
import { mapStore, select, toggleLayer } from '../state/map-store.ts'
import { locateMe } from '../tools/locate-me.ts'
import { printMap } from '../tools/print-map.ts'
import { shareMap } from '../tools/share.ts'
import {
  beginMeasuring,
  closeNearest,
  findNearest,
  finishMeasuring,
  helpStore,
  measureStore,
  nearestStore,
  stopMeasuring,
  undoMeasurePoint,
} from '../tools/tool-stores.ts'
import { APPEARANCES, appearanceStore, chooseAppearance } from '../ui/theme-store.ts'

/** What the keys need besides the stores. */
interface KeyContext {
  readonly t: Words
  readonly focusSearch: () => void
  readonly wholeCity: Extent | undefined
  /** The class that `n` looks for. */
  readonly soughtClass: string | undefined
}

const LAYER_KEYS: Record<string, LayerName> = { '1': 'components', '2': 'grids', '3': 'areas', '4': 'buildings' }

const map = () => mapHandleStore.get()

/** Every key of the page by `event.key`. The help panel lists them; a test compares the two. */
export const SHORTCUTS: Record<string, (context: KeyContext) => void> = {
  '/': ({ focusSearch }) => focusSearch(),
  '?': () => helpStore.set(isOpen => !isOpen),
  Escape: closeOne,
  '+': () => map()?.zoomBy(1),
  '=': () => map()?.zoomBy(1),
  '-': () => map()?.zoomBy(-1),
  '0': ({ wholeCity }) => wholeCity && map()?.frame(wholeCity),
  l: ({ t }) => locateMe(t),
  c: () => selectCentre(),
  n: ({ soughtClass }) => {
    const view = map()?.view()
    if (view && soughtClass) findNearest({ lon: view.lon, lat: view.lat, classCode: soughtClass })
  },
  m: () => beginMeasuring('distance'),
  M: () => beginMeasuring('area'),
  Backspace: () => undoMeasurePoint(),
  Enter: () => (measureStore.get() ? finishMeasuring() : undefined),
  s: ({ t }) => void shareMap(t),
  p: () => printMap(),
  t: () => chooseAppearance(APPEARANCES[(APPEARANCES.indexOf(appearanceStore.get()) + 1) % APPEARANCES.length]!),
  e: () => switchLanguage(),
  ...Object.fromEntries(Object.entries(LAYER_KEYS).map(([key, layer]) => [key, () => toggleLayer(layer)])),
}

function selectCentre(): void {
  const view = map()?.view()
  if (view) select({ kind: 'point', lon: view.lon, lat: view.lat })
}

/** Escape closes what was opened last and nothing else. */
function closeOne(): void {
  if (menuStore.get()) menuStore.set(() => undefined)
  else if (helpStore.get()) helpStore.set(() => false)
  else if (measureStore.get()) stopMeasuring()
  else if (mapStore.get().selection) select(undefined)
  else if (nearestStore.get()) closeNearest()
}

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.matches('input, select, textarea, [contenteditable]')

/** Listens for the keys of the page, except while something is typed. */
export function useShortcuts(searchInput: RefObject<HTMLInputElement | null>): void {
  const t = useWords()
  const queries = useQueryClient()
  const soughtClass = useQuickClasses()[0]?.minor.code
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return
      if (isTyping(event.target) && event.key !== 'Escape') return
      const act = SHORTCUTS[event.key]
      if (!act || (event.key === 'Enter' && event.target instanceof HTMLButtonElement)) return
      const city = queries.getQueryData(cityQuery.queryKey)
      if (event.key === '/') event.preventDefault()
      act({
        t,
        soughtClass,
        focusSearch: () => searchInput.current?.focus(),
        wholeCity: city && ((city.bounds ?? city.extent) as unknown as Extent),
      })
    }
    addEventListener('keydown', onKeyDown)
    return () => removeEventListener('keydown', onKeyDown)
  }, [t, queries, soughtClass, searchInput])
}
