import type { MapHandle } from '../map/map-handle.ts'
import type { Extent } from '../map/tile-cover.ts'
import { changeFilter, select } from '../state/map-store.ts'
import type { SearchResult } from './search-query.ts'

/** Zoom at which a single thing is looked at. */
const THING_ZOOM = 18
const STREET_ZOOM = 16

/** Goes to a result: a class or a unit becomes the filter, everything else is selected and shown. */
export function openResult({ kind, key, lon, lat, bbox, titleZh }: SearchResult, map: MapHandle | undefined): void {
  if (kind === 'class') changeFilter({ classes: [key] })
  else if (kind === 'organisation') changeFilter({ unit: key })
  else if (kind === 'component' || kind === 'grid' || kind === 'area') select({ kind, key })
  else if (lon !== undefined && lat !== undefined) select({ kind: 'point', lon, lat, label: titleZh })
  if (bbox) map?.frame(bbox as unknown as Extent)
  else if (lon !== undefined && lat !== undefined)
    map?.flyTo({ lon, lat, zoom: kind === 'component' ? THING_ZOOM : STREET_ZOOM })
}
