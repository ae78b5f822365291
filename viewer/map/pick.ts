import type { MapGeoJSONFeature, Map as MapLibreMap, Point } from 'maplibre-gl'

/** What lies under a point of the map. */
export type Picked =
  | { readonly kind: 'component'; readonly code: string; readonly classCode: string; readonly state: string }
  | { readonly kind: 'cell'; readonly count: number }
  | { readonly kind: 'grid'; readonly code: string }
  | { readonly kind: 'finding'; readonly number: number }
  | { readonly kind: 'picture'; readonly id: string }

/** How far beside a thing a finger or a pointer may land and still mean it. */
const REACH_PIXELS = 7

const COMPONENT_LAYERS = [
  'component-symbols',
  'component-dots',
  'component-area-symbols',
  'component-lines',
  'component-areas',
]

const CODE_DIGITS = 16

/** The component, cell or grid under a point; components before the ground they stand on, points before lines and areas. */
export function pick(map: MapLibreMap, point: Point): Picked | undefined {
  const box: [[number, number], [number, number]] = [
    [point.x - REACH_PIXELS, point.y - REACH_PIXELS],
    [point.x + REACH_PIXELS, point.y + REACH_PIXELS],
  ]
  const [finding] = map.queryRenderedFeatures(box, { layers: ['finding-marks', 'finding-shapes'] })
  if (finding?.id !== undefined) return { kind: 'finding', number: Number(finding.id) }
  const layers = COMPONENT_LAYERS.filter(id => map.getLayer(id))
  const components = map.queryRenderedFeatures(box, { layers })
  const rank = (feature: MapGeoJSONFeature) => COMPONENT_LAYERS.indexOf(feature.layer.id)
  const nearest = components.toSorted(
    (a, b) => rank(a) - rank(b) || pixelsTo(map, a, point) - pixelsTo(map, b, point),
  )[0]
  if (nearest?.id !== undefined)
    return {
      kind: 'component',
      code: String(nearest.id).padStart(CODE_DIGITS, '0'),
      classCode: String(nearest.properties.class_code),
      state: String(nearest.properties.state),
    }
  const [picture] = map.queryRenderedFeatures(box, { layers: ['picture-places'] })
  if (picture?.id !== undefined) return { kind: 'picture', id: String(picture.id) }
  const [cell] = map.queryRenderedFeatures(point, { layers: ['density'] })
  if (cell) return { kind: 'cell', count: Number(cell.properties.n) }
  const code = gridAt(map, point)
  return code ? { kind: 'grid', code } : undefined
}

/** Code of the unit grid under a point, while grids are loaded. */
export function gridAt(map: MapLibreMap, point: Point): string | undefined {
  const [grid] = map.queryRenderedFeatures(point, { layers: ['grid-fill'] })
  return grid && String(grid.properties.code)
}

function pixelsTo(map: MapLibreMap, feature: MapGeoJSONFeature, point: Point): number {
  if (feature.geometry.type !== 'Point') return Number.POSITIVE_INFINITY
  const [lon, lat] = feature.geometry.coordinates as [number, number]
  return map.project([lon, lat]).dist(point)
}
