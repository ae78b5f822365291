import { useEffect, useRef } from 'react'
import { useMapState } from '../state/map-store.ts'
import type { SeenComponent } from './queries.ts'
import type { ViewControls } from './view-controls.ts'

/** The selected component where the picture shows it. Selecting another one, here or on the map, brings it into sight. */
export function useSelectedInView(
  seen: readonly SeenComponent[],
  controls: ViewControls | undefined,
): SeenComponent | undefined {
  const code = useMapState(({ selection }) => (selection?.kind === 'component' ? selection.key : undefined))
  const turnedTo = useRef(code)
  const selected = seen.find(component => component.code === code)
  useEffect(() => {
    if (turnedTo.current === code || !controls) return
    turnedTo.current = code
    if (selected && !controls.place(selected.view)) controls.lookAt(selected.view)
  }, [code, selected, controls])
  return selected
}
