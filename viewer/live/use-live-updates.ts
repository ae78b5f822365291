import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { TILE_LAYER_IDS } from '../../tiles/catalogue.ts'
import { mapHandleStore } from '../map/map-handle.ts'
import type { Extent } from '../map/tile-cover.ts'
import { liveStore } from './live-store.ts'

interface CommitEvent {
  readonly seq: number
  readonly layers: readonly { readonly layer: string; readonly count: number; readonly tiles?: readonly Extent[] }[]
}

/** How long the status line says that something was just updated. */
const UPDATED_MS = 4000

/** Follows the commits of the server: only the tiles that changed are loaded again, and what is shown of them asked again. */
export function useLiveUpdates(): void {
  const queries = useQueryClient()
  useEffect(() => {
    const events = new EventSource('/api/events')
    let calm: ReturnType<typeof setTimeout> | undefined
    let wasOffline = false
    const refresh = (layer: string, extents?: readonly Extent[]) => mapHandleStore.get()?.refresh(layer, extents)
    const onCommit = (event: MessageEvent<string>) => {
      const { seq, layers } = JSON.parse(event.data) as CommitEvent
      for (const { layer, tiles } of layers) refresh(layer, tiles)
      liveStore.set(() => ({ state: 'updated', commit: seq }))
      clearTimeout(calm)
      calm = setTimeout(() => liveStore.set(({ commit }) => ({ state: 'online', commit })), UPDATED_MS)
      void queries.invalidateQueries()
    }
    events.addEventListener('commit', onCommit)
    events.onerror = () => {
      wasOffline = true
      liveStore.set(({ commit }) => ({ state: 'offline', commit }))
    }
    events.onopen = () => {
      liveStore.set(({ commit }) => ({ state: 'online', commit }))
      if (!wasOffline) return
      wasOffline = false
      // Commits were missed while the line was down: everything on screen is asked for again.
      for (const layer of TILE_LAYER_IDS) refresh(layer)
      void queries.invalidateQueries()
    }
    return () => {
      clearTimeout(calm)
      events.close()
    }
  }, [queries])
}
