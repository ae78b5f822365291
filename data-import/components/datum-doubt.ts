import { pointInRings } from '../geometry/point-in-rings.ts'
import type { LonLat } from '../geometry/representative-point.ts'
import type { AreaIndex } from '../reference/area-index.ts'
import type { Question } from '../report/import-report.ts'
import { CHINESE_DATUMS, type ChineseDatum, fromChineseDatum } from '../reproject/chinese-datums.ts'
import type { ComponentRow } from './component-row.ts'

/** Enough to be sure: the shift is 450 m in Suining, a unit grid 130 m wide. */
const SAMPLE_ROWS = 2_000
const FEWEST_ROWS = 100
/** When fewer rows than this stand in the grid they name, something is wrong with all of them. */
const SOUND_SHARE = 0.5
/** A datum explains it when nearly all stand in their grids once its shift is taken back. */
const CONVINCING_SHARE = 0.8

/**
 * Positions in the datum of a map service look right on their own. But components name the unit grids they stand in, and
 * by those the shift is told: when hardly any fits and taking the shift back makes nearly all fit, it is asked.
 */
export class DatumDoubt {
  private readonly sample: { position: LonLat; gridCode: string }[] = []
  private fitting = 0
  private readonly grids: AreaIndex

  constructor(grids: AreaIndex) {
    this.grids = grids
  }

  see({ position, gridCode, isInDeclaredGrid }: ComponentRow): void {
    if (this.sample.length >= SAMPLE_ROWS || !position || gridCode === undefined || !this.grids.has(gridCode)) return
    this.sample.push({ position, gridCode })
    if (isInDeclaredGrid) this.fitting++
  }

  question(): Omit<Question, 'table'> | undefined {
    const share = this.fitting / this.sample.length
    if (this.sample.length < FEWEST_ROWS || share >= SOUND_SHARE) return undefined
    const fits = CHINESE_DATUMS.map(datum => ({ datum, share: this.shareWithout(datum) }))
    const best = fits.toSorted((a, b) => b.share - a.share)[0]!
    if (best.share < CONVINCING_SHARE) return undefined
    const [now, then] = [share, best.share].map(part => Math.round(part * 100))
    return {
      textZh: `仅 ${now}% 的部件位于其所填的单元网格内；若坐标是 ${best.datum}，纠偏后为 ${then}%。请确认坐标系。`,
      textEn: `Only ${now} % of the components stand in the unit grid they name; with the positions taken as ${best.datum} it is ${then} %. Which reference system is it?`,
      answer: `crs=${best.datum}`,
    }
  }

  private shareWithout(datum: ChineseDatum): number {
    const fitting = this.sample.filter(({ position: [lon, lat], gridCode }) => {
      const back = fromChineseDatum(datum, [lon, lat])
      return back !== undefined && pointInRings(...back, this.grids.rings(gridCode)!)
    })
    return fitting.length / this.sample.length
  }
}
