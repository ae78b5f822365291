import { useClassEntries } from '../book/class-name.ts'
import { PICTURE_WORDS } from '../i18n/picture-words.ts'
import { usePageWords } from '../i18n/use-page-words.ts'
import { select, useMapState } from '../state/map-store.ts'
import { ClassSymbol } from '../symbols/symbol.tsx'
import type { SeenComponent } from './queries.ts'
import type { ViewControls } from './view-controls.ts'

interface ComponentMarkersProps {
  readonly components: readonly SeenComponent[]
  readonly controls: ViewControls
  /** While something is pointed at: markers fade and let clicks through to the picture. */
  readonly isQuiet: boolean
}

/** Components drawn over a picture where they are seen: a click selects one here and on the map. */
export function ComponentMarkers({ components, controls, isQuiet }: ComponentMarkersProps) {
  const t = usePageWords(PICTURE_WORDS)
  const entries = useClassEntries()
  const selected = useMapState(({ selection }) => (selection?.kind === 'component' ? selection.key : undefined))
  return (
    <div className={isQuiet ? 'picture-markers quiet-markers' : 'picture-markers'}>
      {components.map(component => {
        const at = controls.place(component.view)
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
