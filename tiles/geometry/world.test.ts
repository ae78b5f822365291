import { expect, test } from 'vitest'
import { latOfWorldY, lonOfWorldX, worldX, worldY } from './world.ts'

test.each([
  ['the middle of the world', 0, 0, 0.5, 0.5],
  ['the upper left corner', -180, 85.0511287798066, 0, 0],
  ['the lower right corner', 180, -85.0511287798066, 1, 1],
  // PostGIS: ST_Transform of it from 4490 to 3857 is 11752833.53922684, 3567983.4559358214; the square is 40075016.6855785 wide.
  ['Suining', 105.5775, 30.5, 0.7932708333333334, 0.4109673868902017],
])('%s', (_name, lon, lat, x, y) => {
  expect(worldX(lon)).toBeCloseTo(x, 10)
  expect(worldY(lat)).toBeCloseTo(y, 10)
})

test('degrees come back from world coordinates', () => {
  for (let lat = -85; lat <= 85; lat += 5)
    for (let lon = -180; lon <= 180; lon += 15) {
      expect(lonOfWorldX(worldX(lon))).toBeCloseTo(lon, 11)
      expect(latOfWorldY(worldY(lat))).toBeCloseTo(lat, 11)
    }
})
