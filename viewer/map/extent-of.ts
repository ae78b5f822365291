import type { Feature, Position } from 'geojson'
import type { Extent } from './tile-cover.ts'

/** The box around features, `[minLon, minLat, maxLon, maxLat]`. There must be at least one. */
export function extentOf(features: readonly Feature[]): Extent {
  const positions = features.flatMap(({ geometry }) =>
    'coordinates' in geometry ? positionsIn(geometry.coordinates) : [],
  )
  const lons = positions.map(([lon]) => lon!)
  const lats = positions.map(([, lat]) => lat!)
  return [Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats)]
}

/** All positions in coordinates of whatever depth. */
export function positionsIn(coordinates: unknown): Position[] {
  if (!Array.isArray(coordinates)) return []
  return typeof coordinates[0] === 'number' ? [coordinates as Position] : coordinates.flatMap(positionsIn)
}
