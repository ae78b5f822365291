import { implausibleDistanceMeters } from '../../../data-import/components/implausible-distance.ts'
import { classBook, minorClasses } from '../../../spatial/catalogue/class-book.ts'
import { isInside, outlineDistanceMeters } from '../geometry/polygon.ts'
import { type Point, roundMillimetre } from '../geometry/vector.ts'
import { COLUMN } from './component-errors.ts'
import type { ShapedRow } from './defect.ts'
import type { Bed, Planter } from './planter.ts'

const REACH = new Map(
  minorClasses(classBook('CJT214-2007')).map(({ code, accuracyClass }) => [
    code,
    implausibleDistanceMeters(code, accuracyClass ?? 'A'),
  ]),
)
/** Near, as a share of the reach of the class: so little that no third object comes within reach. */
const NEAR_SHARE = 0.3
/** The moved object stays this far within its unit grid. */
const MARGIN_METERS = 0.2

const classAndGrid = ({ cells }: ShapedRow): string =>
  String(cells[COLUMN.code]).slice(0, 10) + String(cells[COLUMN.grid])

/** True where the next row is an object of the same class in the same unit grid, and neither has a defect. */
function hasTwin({ table, good, used }: Bed, index: number): boolean {
  const twin = good[index + 1]
  return (
    table.kind === 'point' &&
    !used.has(index + 1) &&
    twin !== undefined &&
    classAndGrid(good[index]!) === classAndGrid(twin)
  )
}

/**
 * Moves an object onto or next to the one before it in the table, which is of the same class and in the same unit grid.
 * The later of two is at fault.
 */
export function plantNeighbours(planter: Planter, check: 'position-repeated' | 'position-near'): void {
  for (;;) {
    const { bed, index } = planter.anyRow(hasTwin)
    const first = bed.good[index]!
    const [x, y] = first.shape[0]![0]!
    const reach = REACH.get(String(first.cells[COLUMN.code]).slice(6, 10))!
    const position: Point = check === 'position-repeated' ? [x, y] : roundMillimetre([x + NEAR_SHARE * reach, y])
    const { ring } = planter.grids.get(String(first.cells[COLUMN.grid]))!
    if (!isInside(ring, position) || outlineDistanceMeters(ring, position) < MARGIN_METERS) continue
    bed.used.add(index)
    const twin = bed.good[index + 1]!
    planter.change(bed, index + 1, { cells: twin.cells, shape: [[position]] }, check)
    return
  }
}
