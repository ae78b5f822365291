import { type BboxLonLat, bboxContains } from '../../spatial/geometry/bbox.ts'
import type { LonLat } from '../geometry/representative-point.ts'

/** Counts the rows of a table that fall outside the city. */
export class CityPlacement {
  outside = 0
  private readonly extent: BboxLonLat

  constructor(extent: BboxLonLat) {
    this.extent = extent
  }

  see([lon, lat]: LonLat): void {
    if (!bboxContains(this.extent, lon, lat)) this.outside++
  }
}
