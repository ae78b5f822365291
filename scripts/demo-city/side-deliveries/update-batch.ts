import { COLUMN } from '../defects/component-errors.ts'
import type { Cells, Defect } from '../defects/defect.ts'
import type { ShapeTable } from '../delivery/shape-table.ts'
import { distance } from '../geometry/vector.ts'
import type { Parts } from '../writers/shp.ts'
import { nameOf, type SideDelivery } from './side-delivery.ts'

const FOLDER = '更新批次'
/** An object found further away under the same code is another object. */
const FAR_METERS = 150
/** Rows that only say a new state. */
const CHANGED_ROWS = 40
const SWAPPED_ROWS = 6
/** Codes that neither the survey nor the planted rows have. */
const FIRST_NEW_SERIAL = 990_001

interface Row {
  cells: Cells
  shape: Parts
}

const classOf = ({ cells }: Row): string => String(cells[COLUMN.code]).slice(0, 10)

/** An object of the same county and class that stands far away, not before the given index. */
function farTwin(rows: readonly Row[], index: number): number {
  const [here] = rows[index]!.shape[0]!
  return rows.findIndex(
    (row, i) => i > index && classOf(row) === classOf(rows[index]!) && distance(row.shape[0]![0]!, here!) > FAR_METERS,
  )
}

/** A later survey of some objects: new states, codes that now stand elsewhere, new codes where something stands. */
export function updateBatch(source: ShapeTable): SideDelivery {
  const good = source.rows.map((cells, i): Row => ({ cells, shape: source.shapes[i]! }))
  const changed = good.slice(0, CHANGED_ROWS).map(
    ({ cells, shape }): Row => ({
      cells: cells.with(COLUMN.state, '破损').with(COLUMN.changedOn, '20250310'),
      shape,
    }),
  )
  const swapped = Array.from({ length: SWAPPED_ROWS }, (_, i) => CHANGED_ROWS + i * 3).map((index): Row => {
    const { cells, shape } = good[farTwin(good, index)]!
    return { cells: cells.with(COLUMN.code, good[index]!.cells[COLUMN.code]!), shape }
  })
  const doubled = good.slice(CHANGED_ROWS + 30, CHANGED_ROWS + 34).map(
    ({ cells, shape }, i): Row => ({
      cells: cells.with(COLUMN.code, `${String(cells[COLUMN.code]).slice(0, 10)}${FIRST_NEW_SERIAL + i}`),
      shape,
    }),
  )
  const rows = [...changed, ...swapped, ...doubled]
  const path = `部件/${nameOf(source.path)}`
  const at = { file: `${path}.shp`, table: nameOf(path) }
  const defects: Defect[] = [
    ...swapped.map((_, i): Defect => ({ ...at, row: CHANGED_ROWS + i + 1, check: 'code-duplicate-in-register' })),
    ...doubled.map((_, i): Defect => ({ ...at, row: CHANGED_ROWS + SWAPPED_ROWS + i + 1, check: 'position-repeated' })),
  ]
  return {
    folder: FOLDER,
    about: 'a later batch of components: changes, codes that stand elsewhere in the register, new codes on old objects',
    register: 'delivery',
    tables: [{ ...source, path, rows: rows.map(row => row.cells), shapes: rows.map(row => row.shape) }],
    lists: [],
    defects,
  }
}
