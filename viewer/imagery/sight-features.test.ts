import { expect, test } from 'vitest'
import { localPlane } from '../../spatial/geometry/local-plane.ts'
import { sightFeatures } from './sight-features.ts'

const HERE = [105.58, 30.51] as const
const plane = localPlane(HERE)

test('the ellipse on the map is as long as the error and lies as it does', () => {
  const measurement = {
    kind: 'measured' as const,
    position: [...HERE] as unknown as string,
    ellipse: { majorMeters: 3, minorMeters: 1, majorBearing: 90 },
  }
  const features = sightFeatures({ sights: [], measurement: measurement as never })
  const ring = features.find(({ properties }) => properties!.role === 'error')!.geometry as GeoJSON.Polygon
  const meters = ring.coordinates[0]!.map(position => plane.toMeters(position as [number, number]))
  expect(Math.max(...meters.map(([east]) => east))).toBeCloseTo(3, 3)
  expect(Math.max(...meters.map(([, north]) => north))).toBeCloseTo(1, 3)
})

test('what was not measured is not drawn', () => {
  expect(sightFeatures(undefined)).toEqual([])
  expect(sightFeatures({ sights: [], measurement: { kind: 'parallel' } })).toEqual([])
})
