import type { CheckId } from '../../../data-import/checks/check-list.ts'
import type { Point } from '../geometry/vector.ts'
import { fromPlan } from '../plan/local-origin.ts'
import type { PackagedLayer, PackagedRow, PackagedShape } from '../writers/geopackage.ts'
import { withLoop } from './component-warnings.ts'
import { type Defect, type ExtraRow, withDefects } from './defect.ts'
import { flatRing, squareInFields } from './spoilt-ground.ts'

type Planting = readonly [check: CheckId, row: PackagedRow]
type Change = readonly [check: CheckId, index: number, change: (row: PackagedRow) => PackagedRow]

const field = (place: number): PackagedShape => ({ type: 'polygons', polygons: [[squareInFields(place)]] })
const flat = (place: number): PackagedShape => ({ type: 'polygons', polygons: [[flatRing(squareInFields(place))]] })
const lane = (from: Point, to: Point): PackagedShape => ({ type: 'lines', lines: [[from, to]] })
const LANE = lane(fromPlan(4_100, 4_700), fromPlan(4_300, 4_760))
/** Half a degree east of the city, beyond its whole district. */
const FAR_SQUARE: PackagedShape = {
  type: 'polygons',
  polygons: [[[fromPlan(60_000, 0), fromPlan(60_050, 0), fromPlan(60_050, 60), fromPlan(60_000, 60)]]],
}

function plant(
  layer: PackagedLayer,
  plantings: readonly Planting[],
  changes: readonly Change[] = [],
): { layer: PackagedLayer; defects: Omit<Defect, 'file'>[] } {
  const good = [...layer.rows]
  for (const [, index, change] of changes) good[index] = change(good[index]!)
  const extra = plantings.map(([check, row], i): ExtraRow<PackagedRow> => {
    const spread = Math.floor((good.length * (i + 1)) / (plantings.length + 2))
    return { after: check === 'code-duplicate-in-file' ? good.length - 1 : spread, row, check }
  })
  const { rows, defects } = withDefects(good, { extra, changed: changes.map(([check, index]) => ({ check, index })) })
  return { layer: { ...layer, rows }, defects: defects.map(defect => ({ table: layer.name, ...defect })) }
}

const looped = (row: PackagedRow): PackagedRow => {
  const shape = row.shape as Extract<PackagedShape, { type: 'polygons' }>
  return { ...row, shape: { type: 'polygons', polygons: [[withLoop(shape.polygons[0]![0]!)]] } }
}

const PLANTS: Record<string, (layer: PackagedLayer) => ReturnType<typeof plant>> = {
  road: layer =>
    plant(layer, [
      ['attribute-missing', { shape: LANE, values: ['R9901', '甲路', null, 5] }],
      ['kind-unknown', { shape: LANE, values: ['R9902', '乙路', 'path', 5] }],
      ['geometry-missing', { shape: null, values: ['R9903', '丙路', 'lane', 5] }],
      ['geometry-type', { shape: field(16), values: ['R9904', '丁路', 'lane', 5] }],
      ['number-invalid', { shape: LANE, values: ['R9905', '戊路', 'lane', -5] }],
      [
        'outside-city',
        { shape: lane(fromPlan(60_000, 0), fromPlan(60_200, 40)), values: ['R9906', '己路', 'lane', 5] },
      ],
      ['code-duplicate-in-file', layer.rows[2]!],
    ]),
  water: layer =>
    plant(layer, [
      ['kind-unknown', { shape: field(17), values: ['W901', '甲塘', 'puddle'] }],
      ['geometry-missing', { shape: null, values: ['W902', '乙塘', 'lake'] }],
      ['code-duplicate-in-file', layer.rows[0]!],
    ]),
  block: layer =>
    plant(
      layer,
      [
        ['attribute-missing', { shape: field(18), values: ['B99001', null, null] }],
        ['kind-unknown', { shape: field(19), values: ['B99002', null, 'parking'] }],
        ['geometry-invalid-beyond-repair', { shape: flat(20), values: ['B99003', null, 'green'] }],
        ['geometry-missing', { shape: null, values: ['B99004', null, 'green'] }],
        ['code-duplicate-in-file', layer.rows[5]!],
      ],
      [
        ['geometry-invalid', layer.rows.length - 3, looped],
        ['geometry-invalid', layer.rows.length - 40, looped],
      ],
    ),
  building: layer =>
    plant(
      layer,
      [
        ['attribute-missing', { shape: field(21), values: ['F990001', null, null, 3, 9] }],
        ['number-invalid', { shape: field(22), values: ['F990002', null, 'residential', -3, 9] }],
        ['geometry-missing', { shape: null, values: ['F990003', null, 'residential', 3, 9] }],
        ['outside-city', { shape: FAR_SQUARE, values: ['F990004', null, 'residential', 3, 9] }],
        ['code-duplicate-in-file', layer.rows[9]!],
      ],
      [
        ['number-implausible', 40, row => ({ ...row, values: row.values.with(3, 131) })],
        ['number-implausible', 90, row => ({ ...row, values: row.values.with(3, 260) })],
        ['geometry-invalid', 60, looped],
        ['geometry-invalid', 120, looped],
      ],
    ),
}

/** Layers of the base map with defects. */
export const plantInBaseMap = (layers: readonly PackagedLayer[]) => layers.map(layer => PLANTS[layer.name]!(layer))
