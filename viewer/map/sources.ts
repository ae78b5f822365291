import type { SourceSpecification, VectorSourceSpecification } from 'maplibre-gl'
import { tileLayer } from '../../tiles/catalogue.ts'
import type { TileLayerId } from '../../tiles/layers/tile-layer.ts'
import { COMPONENTS_FROM_ZOOM, MAX_ZOOM } from '../../tiles/layers/zooms.ts'
import type { Filter } from '../state/map-state.ts'

const tiles = (address: string, zooms: { minzoom: number; maxzoom: number }): VectorSourceSpecification => ({
  type: 'vector',
  tiles: [address],
  ...zooms,
})

/** The query string that makes component tiles hold only what the filter shows; empty where it shows everything. */
export function filterQuery({ classes, states, unit }: Filter): string {
  const query = [
    classes && `class=${classes.join(',')}`,
    states.length > 0 && `state=${states.join(',')}`,
    unit && `unit=${encodeURIComponent(unit)}`,
  ].filter(Boolean)
  return query.length > 0 ? `?${query.join('&')}` : ''
}

/** Every tile source of the map. `origin` is ours: the worker needs whole addresses. */
export function mapSources(origin: string, filter: Filter): Record<string, SourceSpecification> {
  const address = (layer: TileLayerId) => `${origin}/tiles/${layer}/{z}/{x}/{y}`
  const whole = (layer: TileLayerId) => {
    const { minzoom, maxzoom } = tileLayer(layer)
    return tiles(address(layer), { minzoom, maxzoom })
  }
  const components = `${address('components')}${filterQuery(filter)}`
  return {
    blocks: whole('blocks'),
    water: whole('water'),
    buildings: whole('buildings'),
    roads: whole('roads'),
    grids: whole('grids'),
    areas: whole('areas'),
    picture_sequences: whole('picture_sequences'),
    pictures: whole('pictures'),
    cells: tiles(components, { minzoom: 0, maxzoom: COMPONENTS_FROM_ZOOM - 1 }),
    components: tiles(components, { minzoom: COMPONENTS_FROM_ZOOM, maxzoom: MAX_ZOOM }),
  }
}
