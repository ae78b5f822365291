import type { Feature } from 'geojson'
import { geodesicMeters, geodesicSquareMeters } from '../../spatial/geometry/geodesic.ts'

export type LonLat = readonly [number, number]

export type MeasureMode = 'distance' | 'area'

export interface Measuring {
  readonly mode: MeasureMode
  readonly points: readonly LonLat[]
  /** Ended by a double click or Enter: a further click begins anew. */
  readonly isDone: boolean
}

export interface Measured {
  readonly meters: number
  /** Undefined for a distance, and for an area until it has three corners. */
  readonly squareMeters: number | undefined
}

export const startMeasuring = (mode: MeasureMode, points: readonly LonLat[] = []): Measuring => ({
  mode,
  points,
  isDone: false,
})

export const addPoint = (measuring: Measuring, point: LonLat): Measuring =>
  measuring.isDone ? startMeasuring(measuring.mode, [point]) : { ...measuring, points: [...measuring.points, point] }

export const takePointBack = (measuring: Measuring): Measuring => ({
  ...measuring,
  points: measuring.points.slice(0, -1),
  isDone: false,
})

/** Ends measuring. A double click has set two points on one spot: the second is dropped. */
export function endMeasuring(measuring: Measuring): Measuring {
  const { points } = measuring
  const [before, last] = points.slice(-2)
  const isRepeated = before !== undefined && last !== undefined && geodesicMeters(before, last) < SAME_SPOT_METERS
  return { ...measuring, points: isRepeated ? points.slice(0, -1) : points, isDone: true }
}

/** Nobody measures less than this by hand. */
const SAME_SPOT_METERS = 0.3

/** Length of the line, or circumference and area of the ring. */
export function measured({ mode, points }: Measuring): Measured {
  const isRing = mode === 'area' && points.length > 2
  const path = isRing ? [...points, points[0]!] : points
  const meters = path.slice(1).reduce((sum, point, i) => sum + geodesicMeters(path[i]!, point), 0)
  return { meters, squareMeters: isRing ? geodesicSquareMeters(points) : undefined }
}

/** What is drawn while measuring: the line or ring and its corners. */
export function measureFeatures(measuring: Measuring | undefined): Feature[] {
  if (!measuring) return []
  const points = measuring.points.map(([lon, lat]) => [lon, lat])
  const corners = points.map((coordinates): Feature => feature({ type: 'Point', coordinates }))
  if (points.length < 2) return corners
  if (measuring.mode === 'distance' || points.length === 2)
    return [feature({ type: 'LineString', coordinates: points }), ...corners]
  const ring = [...points, points[0]!]
  return [
    feature({ type: 'Polygon', coordinates: [ring] }),
    feature({ type: 'LineString', coordinates: ring }),
    ...corners,
  ]
}

const feature = (geometry: Feature['geometry']): Feature => ({ type: 'Feature', properties: {}, geometry })
