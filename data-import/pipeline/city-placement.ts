import { type BboxLonLat, bboxContains } from '../../spatial/geometry/bbox.ts'
import type { LonLat } from '../geometry/representative-point.ts'

/** Rows seen before a table is judged: a systematic error shows in the first thousand. */
const ENOUGH_ROWS = 1_000
/** Single outliers are findings; when more rows than this share are outside, the delivery as a whole is in question. */
const SYSTEMATIC_SHARE = 0.5

/** Counts where a table's rows fall relative to the city. */
export class CityPlacement {
  located = 0
  outside = 0
  private readonly extent: BboxLonLat

  constructor(extent: BboxLonLat) {
    this.extent = extent
  }

  see([lon, lat]: LonLat): void {
    this.located++
    if (!bboxContains(this.extent, lon, lat)) this.outside++
  }

  get isInDoubt(): boolean {
    return this.located >= ENOUGH_ROWS && this.isMostlyOutside
  }

  get isMostlyOutside(): boolean {
    return this.outside > this.located * SYSTEMATIC_SHARE
  }
}
