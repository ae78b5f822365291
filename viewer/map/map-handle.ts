import type { LngLatBoundsLike, Map as MapLibreMap } from 'maplibre-gl'
import type { View } from '../state/map-state.ts'
import { createStore } from '../state/store.ts'
import { useStore } from '../state/use-store.ts'
import { type Extent, type TileId, tilesTouching } from './tile-cover.ts'

export interface Padding {
  readonly top: number
  readonly right: number
  readonly bottom: number
  readonly left: number
}

/** What the rest of the page may ask of the map. Everything else about MapLibre stays in this folder. */
export interface MapHandle {
  /** Moves so that a position is in the free part of the map; without a zoom it comes no closer than it must. */
  readonly flyTo: (target: { lon: number; lat: number; zoom?: number }) => void
  readonly frame: (extent: Extent) => void
  /** Moves only if not all of an extent is to be seen in the free part of the map. */
  readonly show: (extent: Extent) => void
  readonly zoomBy: (steps: number) => void
  readonly view: () => View
  /** The picture as it stands, as a PNG data address. */
  readonly picture: () => string
  /** Loads again the tiles on screen of a layer that these extents touch, and no others. */
  readonly refresh: (layer: string, extents: readonly Extent[]) => void
  readonly focus: () => void
}

export const mapHandleStore = createStore<MapHandle | undefined>(undefined)

export const useMapHandle = (): MapHandle | undefined => useStore(mapHandleStore, handle => handle)

/** Which sources show a published layer. */
const SOURCES: Record<string, readonly string[]> = { components: ['cells', 'components'] }

/** A longer flight is a film. */
const MAX_FLIGHT_MS = 1600
/** Zooms one step apart from the view's can be on screen while it moves. */
const NEIGHBOUR_ZOOMS = [-2, -1, 0, 1]

export function mapHandle(map: MapLibreMap, padding: () => Padding): MapHandle {
  const view = (): View => ({ lon: map.getCenter().lng, lat: map.getCenter().lat, zoom: map.getZoom() })
  const frame = (extent: Extent) => {
    map.fitBounds([...extent] as unknown as LngLatBoundsLike, {
      padding: padding(),
      maxZoom: 18,
      maxDuration: MAX_FLIGHT_MS,
    })
  }
  return {
    view,
    frame,
    show: extent => {
      if (!isInFreePart(map, extent, padding())) frame(extent)
    },
    flyTo: ({ lon, lat, zoom }) => {
      map.flyTo({
        center: [lon, lat],
        zoom: zoom ?? Math.max(map.getZoom(), 16),
        offset: middleOfFreePart(padding()),
        maxDuration: MAX_FLIGHT_MS,
      })
    },
    zoomBy: steps => {
      map.zoomTo(Math.round(map.getZoom() + steps))
    },
    picture: () => {
      map.redraw()
      return map.getCanvas().toDataURL('image/png')
    },
    refresh: (layer, extents) => {
      const tiles = tilesOnScreen(map, extents)
      for (const source of SOURCES[layer] ?? [layer]) if (map.getSource(source)) map.refreshTiles(source, tiles)
    },
    focus: () => map.getCanvas().focus(),
  }
}

/** Where the middle of the uncovered part lies from the middle of the map, in pixels right and down. */
const middleOfFreePart = ({ top, right, bottom, left }: Padding): [number, number] => [
  (left - right) / 2,
  (top - bottom) / 2,
]

function isInFreePart(
  map: MapLibreMap,
  [west, south, east, north]: Extent,
  { top, right, bottom, left }: Padding,
): boolean {
  const { clientWidth, clientHeight } = map.getContainer()
  const corners = [map.project([west, north]), map.project([east, south])]
  return corners.every(({ x, y }) => x >= left && x <= clientWidth - right && y >= top && y <= clientHeight - bottom)
}

/** Tiles that are on screen or about to be, and that the extents touch. */
function tilesOnScreen(map: MapLibreMap, extents: readonly Extent[]): TileId[] {
  const bounds = map.getBounds()
  const screen: Extent = [bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()]
  const zoom = Math.floor(map.getZoom())
  const zooms = NEIGHBOUR_ZOOMS.map(step => zoom + step).filter(z => z >= 0)
  const seen = extents.map(extent => overlap(extent, grown(screen))).filter(extent => extent !== undefined)
  return zooms.flatMap(z => seen.flatMap(extent => tilesTouching(extent, z)))
}

/** As much again on every side: tiles reach beyond the screen. */
const grown = ([west, south, east, north]: Extent): Extent => [
  west - (east - west),
  south - (north - south),
  east + (east - west),
  north + (north - south),
]

function overlap(a: Extent, b: Extent): Extent | undefined {
  const both: Extent = [Math.max(a[0], b[0]), Math.max(a[1], b[1]), Math.min(a[2], b[2]), Math.min(a[3], b[3])]
  return both[0] <= both[2] && both[1] <= both[3] ? both : undefined
}
