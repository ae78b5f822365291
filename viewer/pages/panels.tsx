import { lazy, type RefObject, Suspense, useState } from 'react'
import { ClassTree } from '../components/class-tree.tsx'
import { useWords } from '../i18n/use-words.ts'
import type { WordKey } from '../i18n/words.ts'
import { SearchBox } from '../search/search-box.tsx'
import { useMapState } from '../state/map-store.ts'
import { SkeletonLines } from '../ui/skeleton.tsx'
import { useIsPhone } from '../ui/use-is-phone.ts'
import { Brand } from './brand.tsx'
import { FilterPanel } from './filter-panel.tsx'
import { LayerPanel } from './layer-panel.tsx'
import { Sheet } from './sheet.tsx'
import { useCard } from './use-card.ts'

const CardPanel = lazy(() => import('./card-panel.tsx'))

const TABS = { classes: ClassTree, filters: FilterPanel, layers: LayerPanel } as const
type Tab = keyof typeof TABS

const TAB_NAMES: Record<Tab, WordKey> = { classes: 'panel.classes', filters: 'panel.filters', layers: 'panel.layers' }

/** Search and classes at the left, the card at the right; on a phone one sheet from below for both. */
export function Panels({ searchInput }: { searchInput: RefObject<HTMLInputElement | null> }) {
  const isPhone = useIsPhone()
  const card = useCard()
  if (isPhone)
    return (
      <>
        <div className="phone-search panel">
          <SearchBox inputRef={searchInput} />
        </div>
        <Sheet key={card ? 'card' : 'panel'} startsHigh={card !== undefined}>
          {card ? (
            <Suspense fallback={<SkeletonLines lines={9} />}>
              <CardPanel card={card} />
            </Suspense>
          ) : (
            <TabPanel />
          )}
        </Sheet>
      </>
    )
  return (
    <>
      <div className="left-column">
        <div className="panel search-panel">
          <Brand />
          <SearchBox inputRef={searchInput} />
        </div>
        <div className="panel content-panel">
          <TabPanel />
        </div>
      </div>
      {card && (
        <aside className="right-column panel">
          <Suspense fallback={<SkeletonLines lines={9} />}>
            <CardPanel card={card} />
          </Suspense>
        </aside>
      )}
    </>
  )
}

function TabPanel() {
  const t = useWords()
  const [tab, setTab] = useState<Tab>('classes')
  const isFiltered = useMapState(({ filter }) => filter.states.length > 0 || filter.unit !== undefined)
  const Content = TABS[tab]
  return (
    <>
      <div className="tabs" role="tablist">
        {(Object.keys(TABS) as Tab[]).map(name => (
          <button key={name} type="button" role="tab" aria-selected={tab === name} onClick={() => setTab(name)}>
            {t(TAB_NAMES[name])}
            {name === 'filters' && isFiltered && <span className="dot" role="img" aria-label={t('filter.active')} />}
          </button>
        ))}
      </div>
      <div className="tab-content" role="tabpanel" aria-label={t(TAB_NAMES[tab])}>
        <Content />
      </div>
    </>
  )
}
