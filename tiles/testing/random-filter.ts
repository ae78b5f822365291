import type { Polygon } from 'geojson'
import type { ComponentFilter } from '../../spatial/components/component-filter.ts'

/** Where `addRandomCity` lays its components, degrees. */
const [WEST, SOUTH, WIDTH] = [105.53, 30.46, 0.1]

export const randomPosition = (next: () => number): [lon: number, lat: number] => [
  WEST + next() * WIDTH,
  SOUTH + next() * WIDTH,
]

/** A question about made-up components: a place or none, and attributes or none. */
export function randomFilter(next: () => number): ComponentFilter {
  const some = <Item>(items: readonly Item[]): Item[] => items.filter(() => next() < 0.3)
  const sometimes = <Name extends string, Item>(name: Name, items: readonly Item[]) => {
    const picked = next() < 0.3 ? some(items) : []
    return picked.length > 0 ? { [name]: picked } : {}
  }
  return {
    ...randomPlace(next),
    ...sometimes('classes', ['01', '0102', '0203', '03', '0402', '2101', '0699']),
    ...sometimes('states', ['intact', 'damaged', 'lost']),
    ...sometimes('units', ['W1', 'W2', 'W9']),
    ...sometimes('grids', ['510903001001001', '510903001001002', '510999001001001']),
    ...sometimes('areas', ['510903', '510900', '510903001', '510903001002', '510904', 'G01', 'G99']),
  }
}

function randomPlace(next: () => number): Pick<ComponentFilter, 'bbox' | 'circle' | 'polygon'> {
  const [lon, lat] = randomPosition(next)
  const size = 0.0005 + next() ** 2 * 0.05
  const kind = next()
  if (kind < 0.3) return { bbox: [lon - size, lat - size / 2, lon + size, lat + size] }
  if (kind < 0.5) return { circle: { center: [lon, lat], radiusMeters: size * 100_000 } }
  if (kind < 0.7) return { polygon: star(next, [lon, lat], size) }
  return {}
}

/** A ring around a position whose corners are nearer and further. */
function star(next: () => number, [lon, lat]: [number, number], size: number): Polygon {
  const corners = 3 + Math.floor(next() * 12)
  const ring = Array.from({ length: corners }, (_, corner) => {
    const angle = (2 * Math.PI * corner) / corners
    const reach = size * (0.3 + next())
    return [lon + Math.cos(angle) * reach, lat + Math.sin(angle) * reach]
  })
  return { type: 'Polygon', coordinates: [[...ring, ring[0]!]] }
}
