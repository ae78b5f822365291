import type { CheckId } from '../../../data-import/checks/check-list.ts'
import type { Point } from '../geometry/vector.ts'
import type { Random } from '../prng.ts'
import type { ShapedRow } from './defect.ts'
import { flatRing } from './spoilt-ground.ts'

/** Columns of the component table by name. */
export const COLUMN = {
  code: 0,
  name: 1,
  authority: 2,
  authorityName: 3,
  owner: 4,
  ownerName: 5,
  maintainer: 6,
  maintainerName: 7,
  grid: 8,
  state: 9,
  surveyedOn: 10,
  changedOn: 11,
  source: 12,
  location: 14,
} as const

export interface SpoilContext {
  random: Random
  /** A unit grid of the same county, well away from the one given. */
  farGrid(gridCode: string): string
  /** Name of another class. */
  otherName(name: string): string
  /** The other county. */
  otherCounty(county: string): string
}

/** Makes one thing wrong in a copy of a good row. */
export type Spoil = (row: ShapedRow, context: SpoilContext) => ShapedRow

const cell =
  (column: number, value: (now: string, context: SpoilContext) => string): Spoil =>
  ({ cells, shape }, context) => ({ cells: cells.with(column, value(String(cells[column]), context)), shape })

const together =
  (...spoils: Spoil[]): Spoil =>
  (row, context) =>
    spoils.reduce((spoilt, spoil) => spoil(spoilt, context), row)

const anyOf =
  (...spoils: Spoil[]): Spoil =>
  (row, context) =>
    context.random.pick(spoils)(row, context)

const moved =
  (east: number, north: number): Spoil =>
  ({ cells, shape }) => ({ cells, shape: shape.map(part => part.map(([x, y]): Point => [x + east, y + north])) })

/** No class of any book ends in 98. */
const noClass = (code: string): string => `${code.slice(0, 8)}98${code.slice(10)}`

const flat: Spoil = ({ cells, shape }) => ({ cells, shape: [flatRing(shape[0]!)] })

const REQUIRED = [
  COLUMN.name,
  COLUMN.authority,
  COLUMN.owner,
  COLUMN.maintainer,
  COLUMN.grid,
  COLUMN.state,
  COLUMN.surveyedOn,
  COLUMN.source,
]

/** How a row is spoilt so that it has one finding of severity error. Rows with such a finding are held back. */
export const COMPONENT_ERRORS: Partial<Record<CheckId, Spoil>> = {
  'code-form': anyOf(
    cell(COLUMN.code, code => code.slice(0, 15)),
    cell(COLUMN.code, code => `${code.slice(0, 10)}O${code.slice(11)}`),
    cell(COLUMN.code, code => `${code.slice(0, 10)}000000`),
  ),
  'code-class-unknown': cell(COLUMN.code, noClass),
  'code-class-mismatch': cell(COLUMN.name, (name, context) => context.otherName(name)),
  'code-county-mismatch': cell(COLUMN.code, (code, context) => context.otherCounty(code.slice(0, 6)) + code.slice(6)),
  'grid-code-form': anyOf(
    cell(COLUMN.grid, grid => grid.slice(0, 14)),
    cell(COLUMN.grid, grid => `${grid.slice(0, 6)}${grid.slice(7)}`),
    cell(COLUMN.grid, grid => `${grid.slice(0, 12)}A${grid.slice(13)}`),
  ),
  'grid-unknown': cell(COLUMN.grid, grid => `${grid.slice(0, 12)}999`),
  'grid-code-mismatch': cell(COLUMN.grid, (grid, context) => context.farGrid(grid)),
  'outside-city': anyOf(moved(14_000, 900), moved(-11_000, 2_500), moved(800, -16_000)),
  'geometry-missing': ({ cells }) => ({ cells, shape: [] }),
  'attribute-missing': ({ cells, shape }, { random }) => {
    const column = random.pick(REQUIRED)
    const blank = cells.with(column, '')
    // without its code an owner's name still says who it is, so both are left out
    return { cells: column === COLUMN.owner ? blank.with(COLUMN.ownerName, '') : blank, shape }
  },
  'department-unknown': cell(COLUMN.maintainer, () => '5109009999'),
  'date-invalid': anyOf(
    cell(COLUMN.surveyedOn, () => '20130230'),
    together(
      cell(COLUMN.surveyedOn, () => '20131305'),
      cell(COLUMN.changedOn, () => ''),
    ),
    cell(COLUMN.changedOn, () => '2015年'),
  ),
  'date-future': cell(COLUMN.changedOn, () => '20990101'),
  'state-unknown': anyOf(
    cell(COLUMN.state, () => '良好'),
    cell(COLUMN.state, () => '正常'),
  ),
}

/** Only for areas. */
export const AREA_ERRORS: Partial<Record<CheckId, Spoil>> = { 'geometry-invalid-beyond-repair': flat }
