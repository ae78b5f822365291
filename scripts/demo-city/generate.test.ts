import { beforeAll, expect, test } from 'vitest'
import { type DemoCity, generateDemoCity, SIZES } from './generate.ts'
import { isInside, isSimple, type Ring, signedArea } from './geometry/polygon.ts'
import type { Point } from './geometry/vector.ts'
import { OUTSIDE } from './network/mesh.ts'

let city: DemoCity

beforeAll(() => {
  city = generateDemoCity({ scale: 'small' })
}, 60_000)

test('the unit grids are as many as wanted and fill the built-up area', () => {
  expect(city.grids).toHaveLength(SIZES.small.grids)
  const total = city.grids.reduce((sum, grid) => sum + signedArea(grid.ring), 0)
  expect(Math.abs(total - SIZES.small.areaSquareMeters)).toBeLessThan(5)
})

test('every side of a unit grid is the side of exactly one neighbour or of the outline', () => {
  const { mesh, boundary } = city.network
  const outlineLength = new Set(boundary.map(point => point.join()))
  for (const { face } of city.grids) {
    for (const half of mesh.halves(face)) {
      const other = mesh.face[half ^ 1]!
      if (other === OUTSIDE) expect(mesh.edgeOf(half).kind).toBe('boundary')
      else expect(mesh.halves(other)).toContain(half ^ 1)
    }
  }
  expect(outlineLength.size).toBe(boundary.length)
})

test('unit grids are simple, counter-clockwise and hold their own middle', () => {
  for (const { ring, centre } of city.grids) {
    expect(isSimple(ring)).toBe(true)
    expect(signedArea(ring)).toBeGreaterThan(0)
    expect(isInside(ring, centre)).toBe(true)
  }
})

test('codes nest: 15 digits begin with the community, that with the street, that with the district', () => {
  const codes = new Set(city.areas.map(area => area.code))
  for (const { code, communityCode, streetCode, districtCode, managementAreaCode } of city.grids) {
    expect(code).toMatch(/^\d{15}$/)
    expect([communityCode, streetCode, districtCode].every(area => code.startsWith(area))).toBe(true)
    for (const area of [communityCode, streetCode, districtCode, managementAreaCode]) expect(codes).toContain(area)
  }
  expect(new Set(city.grids.map(grid => grid.code)).size).toBe(city.grids.length)
})

test('all 120 classes are there, 5,000 components in all, each with a code of its own', () => {
  expect(city.components).toHaveLength(SIZES.small.components)
  expect(new Set(city.components.map(component => component.classCode)).size).toBe(120)
  expect(new Set(city.components.map(component => component.code)).size).toBe(city.components.length)
})

test('every component lies wholly in the unit grid it names', () => {
  for (const { shape, grid, geometryType } of city.components) {
    const points = geometryType === 'point' ? [shape as Point] : (shape as Ring)
    expect(points.every(point => isInside(grid.ring, point))).toBe(true)
    if (geometryType === 'area') expect(isSimple(points)).toBe(true)
  }
})
