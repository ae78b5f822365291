import type { Geometry, Position } from 'geojson'
import type { BboxLonLat } from '../../../spatial/geometry/bbox.ts'
import { bboxUnion, EMPTY_BBOX, isEmptyBbox } from '../../../spatial/geometry/bbox.ts'
import { geometryBbox, pathsOf } from '../../../spatial/geometry/paths.ts'
import { type Html, html } from './layout.ts'

const WIDTH = 1000
const MAX_HEIGHT = 560
const MARGIN = 0.06
/** Below this the map would show a single point as the whole world: about 200 m. */
const MIN_DEGREES = 0.002

export interface OverviewMap {
  /** Drawn on top, in EPSG:4490. */
  geometries: readonly Geometry[]
  /** Drawn beneath, to say where one is. */
  outlines: readonly Geometry[]
  /** What to show; the geometries when absent. */
  bbox?: BboxLonLat
  label: string
}

/** A small map without a single request: features over outlines, true to scale at this latitude. */
export function overviewMap({ geometries, outlines, bbox, label }: OverviewMap): Html {
  const shown = bbox ?? geometries.reduce((box: BboxLonLat, one) => bboxUnion(box, geometryBbox(one)), [...EMPTY_BBOX])
  if (isEmptyBbox(shown)) return html``
  const view = viewOf(shown)
  const dots = geometries.length > 200 ? 3 : 5
  return html`<svg class="map" viewBox="0 0 ${WIDTH} ${view.height.toFixed(0)}" role="img" aria-label="${label}">
<g fill="#fff" stroke="#9aa7b4" stroke-width="1">${outlines.map(one => drawn(one, view, dots))}</g>
<g fill="#0b6bcb" fill-opacity=".35" stroke="#0b6bcb" stroke-width="1.5" stroke-linejoin="round">${geometries.map(one => drawn(one, view, dots))}</g></svg>`
}

interface View {
  height: number
  place: (position: Position) => string
}

function viewOf([minLon, minLat, maxLon, maxLat]: BboxLonLat): View {
  const lonScale = Math.cos((((minLat + maxLat) / 2) * Math.PI) / 180)
  const width = Math.max((maxLon - minLon) * lonScale, MIN_DEGREES) * (1 + 2 * MARGIN)
  const height = Math.max(maxLat - minLat, MIN_DEGREES) * (1 + 2 * MARGIN)
  const pixels = Math.min(MAX_HEIGHT, Math.max(180, (WIDTH * height) / width))
  const scale = Math.min(WIDTH / width, pixels / height)
  const [middleLon, middleLat] = [(minLon + maxLon) / 2, (minLat + maxLat) / 2]
  return {
    height: pixels,
    place: ([lon, lat]) => {
      const x = WIDTH / 2 + (lon! - middleLon) * lonScale * scale
      const y = pixels / 2 - (lat! - middleLat) * scale
      return `${x.toFixed(1)} ${y.toFixed(1)}`
    },
  }
}

function drawn(geometry: Geometry, view: View, radius: number): Html {
  if (geometry.type === 'Point') {
    const [x, y] = view.place(geometry.coordinates).split(' ') as [string, string]
    return html`<circle cx="${x}" cy="${y}" r="${radius}"/>`
  }
  const isArea = geometry.type.endsWith('Polygon')
  const path = pathsOf(geometry)
    .map(line => `M${line.map(view.place).join('L')}${isArea ? 'Z' : ''}`)
    .join('')
  return isArea ? html`<path d="${path}" fill-rule="evenodd"/>` : html`<path d="${path}" fill="none"/>`
}
