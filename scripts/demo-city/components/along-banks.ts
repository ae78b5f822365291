import { isInside, outlineDistanceMeters } from '../geometry/polygon.ts'
import { lengthMeters, parallel, partOf, pointAlong } from '../geometry/polyline.ts'
import { add, left, type Point, roundMillimetre, scale } from '../geometry/vector.ts'
import type { UnitGrid } from '../grids/unit-grids.ts'
import { hashUnit } from '../prng.ts'
import type { AreaSite, CityFrame, LineSite, PointSite } from './site.ts'

interface BankRun {
  /** With the land on the left. */
  line: Point[]
  grid: UnitGrid
}

/** The bank as each unit grid on land sees it. */
function bankRuns({ mesh, grids }: CityFrame): BankRun[] {
  return grids.flatMap(grid => {
    if (grid.isWater) return []
    const halves = mesh.halves(grid.face)
    const isBank = (half: number) => mesh.edgeOf(half).kind === 'bank'
    const first = halves.findIndex((half, i) => isBank(half) && !isBank(halves.at(i - 1)!))
    if (first < 0) return []
    const line: Point[] = [mesh.at(halves[first]!)]
    for (let i = 0; i < halves.length; i++) {
      const half = halves[(first + i) % halves.length]!
      if (!isBank(half)) break
      line.push(mesh.at(half ^ 1))
    }
    return [{ line, grid }]
  })
}

const place = ({ nameOfCommunity }: CityFrame, grid: UnitGrid): string =>
  `涪江岸边，${nameOfCommunity.get(grid.communityCode)!}`

/** Lines that follow the bank on the land side, in pieces of at most a length. */
export function bankLines(
  frame: CityFrame,
  { inlandMeters, longestMeters, salt }: { inlandMeters: number; longestMeters: number; salt: number },
): LineSite[] {
  return bankRuns(frame).flatMap(({ line, grid }, i) => {
    const total = lengthMeters(line)
    const count = Math.ceil(total / longestMeters)
    return Array.from({ length: count }, (_, k) => k).flatMap((k): LineSite[] => {
      const [from, to] = [(total * k) / count + 3, (total * (k + 1)) / count - 3]
      if (to - from < 8) return []
      const shape = parallel(partOf(line, from, to), inlandMeters).map(roundMillimetre)
      const isWhole = shape.every(point => isInside(grid.ring, point) && outlineDistanceMeters(grid.ring, point) > 0.1)
      return isWhole ? [{ shape, grid, location: place(frame, grid), rank: hashUnit(i >> 3, salt) + k * 0.001 }] : []
    })
  })
}

/** Single things on the bank: positive distances lie inland. */
export function bankPoints(
  frame: CityFrame,
  { inlandMeters, spacingMeters, salt }: { inlandMeters: number; spacingMeters: number; salt: number },
): PointSite[] {
  return bankRuns(frame).flatMap(({ line, grid }, i) => {
    const count = Math.floor(lengthMeters(line) / spacingMeters)
    return Array.from({ length: count }, (_, k) => k).flatMap((k): PointSite[] => {
      const { point, direction } = pointAlong(line, (k + 0.5) * spacingMeters)
      const shape = roundMillimetre(add(point, scale(left(direction), inlandMeters)))
      const isSafe = isInside(grid.ring, shape) && outlineDistanceMeters(grid.ring, shape) > 0.1
      return isSafe ? [{ shape, grid, location: place(frame, grid), rank: hashUnit(i * 64 + k, salt) }] : []
    })
  })
}

/** Platforms and quays: rectangles that lie on the bank. */
export function bankPlatforms(
  frame: CityFrame,
  { length, width, salt }: { length: number; width: number; salt: number },
): AreaSite[] {
  return bankRuns(frame).flatMap(({ line, grid }, i) => {
    const total = lengthMeters(line)
    if (total < length + 12) return []
    const edge = partOf(line, (total - length) / 2, (total + length) / 2)
    const shape = [...parallel(edge, 1), ...parallel(edge, 1 + width).toReversed()].map(roundMillimetre)
    const isWhole = shape.every(point => isInside(grid.ring, point))
    return isWhole ? [{ shape, grid, location: place(frame, grid), rank: hashUnit(i, salt) }] : []
  })
}
