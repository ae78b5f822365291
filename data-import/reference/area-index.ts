import Flatbush from 'flatbush'
import { pointInRings } from '../geometry/point-in-rings.ts'

/** A unit grid (or any area with a code) as flat lon lat rings, shells and holes alike. */
export interface IndexedArea {
  code: string
  rings: readonly Float64Array[]
}

/**
 * Point-in-area for thousands of areas, in memory. At the city's size (266,451 points, 3,079 grids) it takes a fraction
 * of a second where a spatial join in the database takes several; `npm run bench -- import` shows both.
 */
export class AreaIndex {
  private readonly byCode: Map<string, readonly Float64Array[]>
  private readonly tree: Flatbush | undefined
  private readonly areas: readonly IndexedArea[]

  constructor(areas: readonly IndexedArea[]) {
    this.areas = areas
    this.byCode = new Map(areas.map(area => [area.code, area.rings]))
    if (areas.length === 0) return
    this.tree = new Flatbush(areas.length)
    for (const { rings } of areas) {
      const [minLon, minLat, maxLon, maxLat] = boundsOf(rings)
      this.tree.add(minLon, minLat, maxLon, maxLat)
    }
    this.tree.finish()
  }

  get size(): number {
    return this.areas.length
  }

  has(code: string): boolean {
    return this.byCode.has(code)
  }

  rings(code: string): readonly Float64Array[] | undefined {
    return this.byCode.get(code)
  }

  /** Code of the area the position lies in; of several that overlap the one listed first. */
  areaAt(lon: number, lat: number): string | undefined {
    let found: number | undefined
    this.tree?.search(lon, lat, lon, lat, index => {
      if ((found === undefined || index < found) && pointInRings(lon, lat, this.areas[index]!.rings)) found = index
      return false
    })
    return found === undefined ? undefined : this.areas[found]!.code
  }
}

function boundsOf(rings: readonly Float64Array[]): [number, number, number, number] {
  const bounds: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const ring of rings)
    for (let i = 0; i < ring.length; i += 2) {
      bounds[0] = Math.min(bounds[0], ring[i]!)
      bounds[1] = Math.min(bounds[1], ring[i + 1]!)
      bounds[2] = Math.max(bounds[2], ring[i]!)
      bounds[3] = Math.max(bounds[3], ring[i + 1]!)
    }
  return bounds
}
