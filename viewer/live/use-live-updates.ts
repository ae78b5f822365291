import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { mapHandleStore } from '../map/map-handle.ts'
import type { Extent } from '../map/tile-cover.ts'
import { liveStore } from './live-store.ts'

interface CommitEvent {
  readonly seq: number
  readonly layers: readonly { readonly layer: string; readonly count: number; readonly extents: readonly Extent[] }[]
}

/** How long the status line says that something was just updated. */
const UPDATED_MS = 4000

/**
 * Follows the commits of the server: only the tiles that changed are loaded again, and what is shown of them is asked again.
 * After a broken line the browser names the last event it saw and is told the ones it missed.
 */
export function useLiveUpdates(): void {
  const queries = useQueryClient()
  useEffect(() => {
    const events = new EventSource('/api/events')
    let calm: ReturnType<typeof setTimeout> | undefined
    const onCommit = (event: MessageEvent<string>) => {
      const { seq, layers } = JSON.parse(event.data) as CommitEvent
      for (const { layer, extents } of layers) mapHandleStore.get()?.refresh(layer, extents)
      liveStore.set(() => ({ state: 'updated', commit: seq }))
      clearTimeout(calm)
      calm = setTimeout(() => liveStore.set(({ commit }) => ({ state: 'online', commit })), UPDATED_MS)
      void queries.invalidateQueries()
    }
    events.addEventListener('commit', onCommit)
    events.onerror = () => liveStore.set(({ commit }) => ({ state: 'offline', commit }))
    events.onopen = () => liveStore.set(({ commit }) => ({ state: 'online', commit }))
    return () => {
      clearTimeout(calm)
      events.close()
    }
  }, [queries])
}
