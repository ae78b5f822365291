import { useClassEntries } from '../book/class-name.ts'
import { useWords } from '../i18n/use-words.ts'
import { select, useMapState } from '../state/map-store.ts'
import { ClassSymbol } from '../symbols/symbol.tsx'
import type { SeenComponent } from './queries.ts'
import type { ViewControls } from './view-controls.ts'

interface ComponentMarkersProps {
  readonly components: readonly SeenComponent[]
  readonly controls: ViewControls
}

/** Components drawn over a picture where they are seen: a click selects one here and on the map. */
export function ComponentMarkers({ components, controls }: ComponentMarkersProps) {
  const t = useWords()
  const entries = useClassEntries()
  const selected = useMapState(({ selection }) => (selection?.kind === 'component' ? selection.key : undefined))
  return (
    <div className="picture-markers">
      {components.map(component => {
        const at = controls.place(component.view.yaw, component.view.pitch)
        const entry = entries.get(component.classCode)
        if (!at || !entry) return null
        const name = t.pick(entry.minor)
        const label = t('imagery.marker', { name, distance: Math.round(component.view.distanceMeters) })
        return (
          <button
            key={component.code}
            type="button"
            className={component.code === selected ? 'picture-marker selected' : 'picture-marker'}
            style={{ left: at[0], top: at[1] }}
            aria-label={label}
            title={label}
            onClick={() => select({ kind: 'component', key: component.code })}
          >
            <ClassSymbol
              majorCode={entry.major.code}
              colour={entry.major.colour}
              symbol={entry.minor.symbol ?? ''}
              size={component.code === selected ? 34 : 22}
            />
          </button>
        )
      })}
    </div>
  )
}
