import type { CheckId } from '../../../data-import/checks/check-list.ts'
import type { ShapeTable } from '../delivery/shape-table.ts'
import type { UnitGrid } from '../grids/unit-grids.ts'
import { AREA_ERRORS, COLUMN, COMPONENT_ERRORS, type Spoil } from './component-errors.ts'
import { COMPONENT_WARNINGS, withLoop } from './component-warnings.ts'
import { type Defect, withDefects } from './defect.ts'
import { plantNeighbours } from './plant-neighbours.ts'
import { type Bed, Planter } from './planter.ts'

/** Rows of each kind of defect in the full city: its 27 kinds make half a percent of the rows. */
const ROWS_PER_CHECK = 50
/** Kinds of which there are fewer, because few rows can have them. */
const FEWER: Partial<Record<CheckId, number>> = {
  'geometry-invalid': 30,
  'geometry-invalid-beyond-repair': 10,
  'row-deleted': 20,
  'row-unreadable': 4,
}

/** A point class of each major class that has lines or areas too. */
const POINT_CLASS: Record<string, readonly [code: string, name: string]> = {
  '02': ['0209', '交通标志牌'],
  '03': ['0305', '垃圾箱'],
  '04': ['0407', '街头坐椅'],
  '06': ['0603', '水域附属设施'],
  '21': ['2119', '分类投放点'],
}

/** An object of a point class drawn as a line or an area. */
const asWrongType =
  (planter: Planter): Spoil =>
  ({ cells, shape }) => {
    const code = String(cells[COLUMN.code])
    const [classCode, name] = POINT_CLASS[code.slice(6, 8)]!
    const freshCode = planter.freshCode(code.slice(0, 6) + classCode)
    return { cells: cells.with(COLUMN.code, freshCode).with(COLUMN.name, name), shape }
  }

const notFinite: Spoil = ({ cells }) => ({ cells, shape: [[[Number.NaN, Number.NaN]]] })
const asItIs: Spoil = row => row

/** A copy of a good row with a free code, spoilt, on top of the good rows. */
function plantExtra(planter: Planter, check: CheckId, spoil: Spoil, isWanted: (bed: Bed) => boolean): void {
  for (;;) {
    const { bed, index } = planter.anyRow(isWanted)
    const { cells, shape } = bed.good[index]!
    const code = planter.freshCode(String(cells[COLUMN.code]).slice(0, 10))
    if (planter.add(bed, spoil({ cells: cells.with(COLUMN.code, code), shape }, planter.context), check)) return
  }
}

/** The same row again further down. */
function plantDuplicate(planter: Planter): void {
  const { bed, index } = planter.anyRow(() => true)
  bed.used.add(index)
  const after = index + planter.random.below(bed.good.length - index)
  bed.extra.push({ after, row: bed.good[index]!, check: 'code-duplicate-in-file' })
}

function plantLoop(planter: Planter): void {
  const { bed, index } = planter.anyRow(
    ({ table, good }, i) => table.kind === 'area' && good[i]!.shape[0]!.length === 4,
  )
  const { cells, shape } = bed.good[index]!
  planter.change(bed, index, { cells, shape: [withLoop(shape[0]!)] }, 'geometry-invalid')
}

function plantWarning(planter: Planter, check: CheckId, spoil: Spoil): void {
  const { bed, index } = planter.anyRow(() => true)
  planter.change(bed, index, spoil(bed.good[index]!, planter.context), check)
}

type Plant = (planter: Planter) => void

const extra =
  (check: CheckId, spoil: Spoil, isWanted: (bed: Bed) => boolean = () => true): Plant =>
  planter =>
    plantExtra(planter, check, spoil, isWanted)

const entries = (spoils: Partial<Record<CheckId, Spoil>>) => Object.entries(spoils) as [CheckId, Spoil][]
const isArea = ({ table }: Bed) => table.kind === 'area'
const isPoint = ({ table }: Bed) => table.kind === 'point'

/** How each kind of defect is planted once. */
const PLANTS: readonly (readonly [check: CheckId, plant: Plant])[] = [
  ...entries(COMPONENT_ERRORS).map(([check, spoil]) => [check, extra(check, spoil)] as const),
  ...entries(AREA_ERRORS).map(([check, spoil]) => [check, extra(check, spoil, isArea)] as const),
  ['geometry-type', planter => plantExtra(planter, 'geometry-type', asWrongType(planter), bed => !isPoint(bed))],
  ['row-unreadable', extra('row-unreadable', notFinite, isPoint)],
  ['row-deleted', extra('row-deleted', asItIs)],
  ['code-duplicate-in-file', plantDuplicate],
  ...entries(COMPONENT_WARNINGS).map(
    ([check, spoil]) => [check, (planter: Planter) => plantWarning(planter, check, spoil)] as const,
  ),
  ['geometry-invalid', plantLoop],
  ['position-repeated', planter => plantNeighbours(planter, 'position-repeated')],
  ['position-near', planter => plantNeighbours(planter, 'position-near')],
]

/** Component tables with every kind of defect planted. `share` is 1 for the full city. */
export function plantInComponents(
  tables: readonly ShapeTable[],
  { grids, share }: { grids: readonly UnitGrid[]; share: number },
): { tables: ShapeTable[]; defects: Defect[] } {
  const planter = new Planter(tables, grids)
  for (const [check, plant] of PLANTS) {
    const count = Math.max(1, Math.round((FEWER[check] ?? ROWS_PER_CHECK) * share))
    for (let i = 0; i < count; i++) plant(planter)
  }
  const planted = planter.beds.map(bed => ({ table: bed.table, ...withDefects(bed.good, bed) }))
  return {
    tables: planted.map(({ table, rows, deleted }) => ({
      ...table,
      rows: rows.map(row => row.cells),
      shapes: rows.map(row => row.shape),
      deleted,
    })),
    defects: planted.flatMap(({ table: { path }, defects }) =>
      defects.map(({ row, check }) => ({ file: `delivery/${path}.shp`, table: path.split('/').at(-1)!, row, check })),
    ),
  }
}
