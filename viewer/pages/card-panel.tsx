import { geometryOf } from '../api/geometry.ts'
import { ComponentCard } from '../components/component-card.tsx'
import { middleOf } from '../components/middle-of.ts'
import { NearestCard } from '../components/nearest-card.tsx'
import { AreaCard } from '../grids/area-card.tsx'
import { GridCard } from '../grids/grid-card.tsx'
import { ViewGallery } from '../imagery/view-gallery.tsx'
import { PointCard } from '../places/point-card.tsx'
import type { CardContent } from './use-card.ts'

/** The card of whatever is selected. It is loaded with the first selection. */
export default function CardPanel({ card }: { card: CardContent }) {
  if ('nearest' in card) return <NearestCard search={card.nearest} />
  const { selection } = card
  switch (selection.kind) {
    case 'component':
      return (
        <ComponentCard
          key={selection.key}
          code={selection.key}
          more={({ geometry, properties }) => (
            <ViewGallery code={properties.code} gridCode={properties.gridCode} at={middleOf(geometryOf(geometry))} />
          )}
        />
      )
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
