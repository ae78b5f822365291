import { createStore, type Store } from '../state/store.ts'

export const TABS = ['report', 'findings', 'differences'] as const
export type Tab = (typeof TABS)[number]

/** What the workbench shows; the address holds it. */
export interface WorkbenchState {
  readonly importId: number | undefined
  readonly tab: Tab
  /** Number of the finding, or code of the difference, that is marked in the table and on the map. */
  readonly selected: string | undefined
}

export function fromQuery(text: string): WorkbenchState {
  const query = new URLSearchParams(text)
  const id = Number(query.get('import'))
  return {
    importId: Number.isInteger(id) && id > 0 ? id : undefined,
    tab: TABS.find(tab => tab === query.get('tab')) ?? 'report',
    selected: query.get('selected') || undefined,
  }
}

export function toQuery({ importId, tab, selected }: WorkbenchState): string {
  const query = new URLSearchParams()
  if (importId) query.set('import', String(importId))
  if (importId && tab !== 'report') query.set('tab', tab)
  if (importId && selected) query.set('selected', selected)
  return query.toString()
}

export const workbenchStore: Store<WorkbenchState> = createStore(fromQuery(globalThis.location?.search ?? ''))

export const openImport = (importId: number | undefined): void =>
  workbenchStore.set(() => ({ importId, tab: 'report', selected: undefined }))

export const openTab = (tab: Tab): void => workbenchStore.set(state => ({ ...state, tab, selected: undefined }))

export const mark = (selected: string | undefined): void => workbenchStore.set(state => ({ ...state, selected }))

/** Writes the state into the address, and reads it when the reader goes back. Returns what ends it. */
export function followWorkbenchAddress(): () => void {
  const stop = workbenchStore.subscribe(() => {
    const query = toQuery(workbenchStore.get())
    if (query !== location.search.slice(1)) history.replaceState(null, '', query ? `?${query}` : location.pathname)
  })
  const read = () => workbenchStore.set(() => fromQuery(location.search))
  addEventListener('popstate', read)
  return () => {
    stop()
    removeEventListener('popstate', read)
  }
}
