import type { CheckId } from '../../../data-import/checks/check-list.ts'
import { classBook, minorClasses } from '../../../spatial/catalogue/class-book.ts'
import type { ShapeTable } from '../delivery/shape-table.ts'
import { distance } from '../geometry/vector.ts'
import type { UnitGrid } from '../grids/unit-grids.ts'
import { type Random, randomFor } from '../prng.ts'
import { COLUMN, type SpoilContext } from './component-errors.ts'
import type { ChangedRow, ExtraRow, ShapedRow } from './defect.ts'

/** A table on which defects are being planted. */
export interface Bed {
  table: ShapeTable
  good: ShapedRow[]
  extra: ExtraRow<ShapedRow>[]
  changed: ChangedRow[]
  /** Good rows that have a defect already, or on which one rests. */
  used: Set<number>
}

/** Serials of extra rows begin here, far above those of the survey. */
const FIRST_FREE_SERIAL = 900_001

/** Grids nearer than this could hold an object that reaches over. */
const FAR_METERS = 400

function contextOf(grids: ReadonlyMap<string, UnitGrid>, random: Random): SpoilContext {
  const names = minorClasses(classBook('CJT214-2007')).map(minor => minor.nameZh)
  const byDistrict = Map.groupBy(grids.values(), grid => grid.districtCode)
  return {
    random,
    otherName: name => names[(names.indexOf(name) + 1 + random.below(names.length - 1)) % names.length]!,
    otherCounty: county => (county === '510903' ? '510904' : '510903'),
    farGrid: code => {
      const { centre, districtCode } = grids.get(code)!
      return random.pick(byDistrict.get(districtCode)!.filter(grid => distance(grid.centre, centre) > FAR_METERS)).code
    },
  }
}

/** Chooses rows and gives codes: all rows are equally likely, every code is given once. */
export class Planter {
  readonly beds: readonly Bed[]
  readonly random: Random = randomFor('defects')
  readonly grids: ReadonlyMap<string, UnitGrid>
  readonly context: SpoilContext
  private readonly rowCount: number
  private readonly givenCodes = new Set<string>()
  private serial = FIRST_FREE_SERIAL

  constructor(tables: readonly ShapeTable[], grids: readonly UnitGrid[]) {
    this.beds = tables.map(table => ({
      table,
      good: table.rows.map((cells, i) => ({ cells, shape: table.shapes[i]! })),
      extra: [],
      changed: [],
      used: new Set(),
    }))
    this.rowCount = tables.reduce((sum, table) => sum + table.rows.length, 0)
    this.grids = new Map(grids.map(grid => [grid.code, grid]))
    this.context = contextOf(this.grids, this.random)
  }

  /** A good row without a defect for which a condition holds. */
  anyRow(isWanted: (bed: Bed, index: number) => boolean): { bed: Bed; index: number } {
    for (;;) {
      let index = this.random.below(this.rowCount)
      const bed = this.beds.find(({ good }) => {
        if (index < good.length) return true
        index -= good.length
        return false
      })!
      if (!bed.used.has(index) && isWanted(bed, index)) return { bed, index }
    }
  }

  /** A code of a county and class that nothing else has. */
  freshCode(countyAndClass: string): string {
    return countyAndClass + this.serial++
  }

  /** Adds a row on top of the good ones, if its code is new among those added. */
  add(bed: Bed, row: ShapedRow, check: CheckId): boolean {
    const code = String(row.cells[COLUMN.code])
    if (this.givenCodes.has(code)) return false
    this.givenCodes.add(code)
    const after = this.random.below(bed.good.length)
    bed.extra.push({ after, row, check, isDeleted: check === 'row-deleted' })
    return true
  }

  /** Replaces a good row by one with a defect that does not hold it back. */
  change(bed: Bed, index: number, row: ShapedRow, check: CheckId): void {
    bed.used.add(index)
    bed.good[index] = row
    bed.changed.push({ index, check })
  }
}
