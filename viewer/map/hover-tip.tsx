import { useClassEntries } from '../book/class-name.ts'
import { useWords } from '../i18n/use-words.ts'
import { COMPONENT_STATES, type ComponentState } from '../state/map-state.ts'
import { useStore } from '../state/use-store.ts'
import { StateMark } from '../symbols/symbol.tsx'
import { formatCount } from '../ui/format.ts'
import { pointerStore } from './page-stores.ts'
import './overlays.css'

const isState = (text: string): text is ComponentState => (COMPONENT_STATES as readonly string[]).includes(text)

/** A word beside the pointer: what it points at. */
export function HoverTip() {
  const t = useWords()
  const pointer = useStore(pointerStore, value => value)
  const entries = useClassEntries()
  const picked = pointer?.picked
  if (!pointer || !picked || picked.kind === 'grid' || picked.kind === 'finding' || picked.kind === 'picture')
    return null
  const entry = picked.kind === 'component' ? entries.get(picked.classCode) : undefined
  return (
    <div className="hover-tip panel" style={{ left: pointer.x, top: pointer.y }} aria-hidden="true">
      {picked.kind === 'cell' && t('hover.components', { count: formatCount(picked.count) })}
      {entry && t.pick(entry.minor)}
      {picked.kind === 'component' && isState(picked.state) && picked.state !== 'intact' && (
        <span className="hover-state">
          <StateMark state={picked.state} />
          {t(`state.${picked.state}`)}
        </span>
      )}
    </div>
  )
}
