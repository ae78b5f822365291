import { ComponentCard } from '../components/component-card.tsx'
import { NearestCard } from '../components/nearest-card.tsx'
import { AreaCard } from '../grids/area-card.tsx'
import { GridCard } from '../grids/grid-card.tsx'
import { PointCard } from '../places/point-card.tsx'
import type { Selection } from '../state/map-state.ts'
import { useMapState } from '../state/map-store.ts'
import { useStore } from '../state/use-store.ts'
import { type NearestSearch, nearestStore } from '../tools/tool-stores.ts'

export type CardContent = { readonly nearest: NearestSearch } | { readonly selection: Selection }

/** What the card shows: a selection, else the search for the nearest that it came from. */
export function useCard(): CardContent | undefined {
  const selection = useMapState(state => state.selection)
  const nearest = useStore(nearestStore, search => search)
  if (selection) return { selection }
  return nearest && { nearest }
}

export function CardPanel({ card }: { card: CardContent }) {
  if ('nearest' in card) return <NearestCard search={card.nearest} />
  const { selection } = card
  switch (selection.kind) {
    case 'component':
      return <ComponentCard key={selection.key} code={selection.key} />
    case 'grid':
      return <GridCard key={selection.key} code={selection.key} />
    case 'area':
      return <AreaCard key={selection.key} code={selection.key} />
    case 'point':
      return (
        <PointCard
          key={`${selection.lon},${selection.lat}`}
          lon={selection.lon}
          lat={selection.lat}
          label={selection.label}
        />
      )
  }
}
