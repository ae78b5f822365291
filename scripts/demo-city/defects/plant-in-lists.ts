import type { CheckId } from '../../../data-import/checks/check-list.ts'
import { type Defect, type ExtraRow, withDefects } from './defect.ts'
import { GARBLED } from './spoilt-ground.ts'

type Row = readonly string[]
type Planting = readonly [check: CheckId, row: Row]
type Change = readonly [check: CheckId, index: number, column: number, value: string]

interface List {
  rows: string[][]
  defects: Omit<Defect, 'file'>[]
}

function plantInList(
  good: readonly Row[],
  table: string,
  plantings: readonly Planting[],
  changes: readonly Change[],
): List {
  const rows = good.map(row => [...row])
  for (const [, index, column, value] of changes) rows[index] = rows[index]!.with(column, value)
  const extra = plantings.map(([check, row], i): ExtraRow<string[]> => {
    const spread = Math.floor((rows.length * (i + 1)) / (plantings.length + 2))
    return { after: check === 'code-duplicate-in-file' ? rows.length - 1 : spread, row: [...row], check }
  })
  const planted = withDefects(rows, { extra, changed: changes.map(([check, index]) => ({ check, index })) })
  return { rows: planted.rows, defects: planted.defects.map(defect => ({ table, ...defect })) }
}

const NO_UNIT = '5109009999'
const NO_AREA = '510999'

/** Units: code, name, English name, kind, parent, industry, area. */
export const plantInOrganisations = (good: readonly Row[], sheet: string): List => {
  const [centre] = good[0]!
  const unit = (serial: number, kind = '三级单位', parent = centre!, area = '') => [
    `510900399${serial}`,
    `某单位${serial}`,
    '',
    kind,
    parent,
    '',
    area,
  ]
  return plantInList(
    good,
    sheet,
    [
      ['attribute-missing', unit(1).with(1, '')],
      ['kind-unknown', unit(2, '二级单位')],
      ['parent-unknown', unit(3, '三级单位', NO_UNIT)],
      ['area-unknown', unit(4, '三级单位', centre!, NO_AREA)],
      ['code-duplicate-in-file', good[3]!],
    ],
    [['text-damaged', good.length - 1, 2, GARBLED]],
  )
}

/** Rules: id, target, class, area, owner, authority, handler, from, until, note. */
export const plantInRules = (good: readonly Row[]): List => {
  const base = good[0]!
  const rule = (serial: number) => base.with(0, `ZR9900${serial}`)
  return plantInList(
    good,
    '处置责任',
    [
      ['attribute-missing', rule(1).with(6, '')],
      ['kind-unknown', rule(2).with(1, '车辆')],
      ['code-form', rule(3).with(2, '1')],
      ['code-class-unknown', rule(4).with(2, '9901')],
      ['area-unknown', rule(5).with(3, NO_AREA)],
      ['department-unknown', rule(6).with(6, NO_UNIT)],
      ['date-invalid', rule(7).with(7, '20140230')],
      ['period-empty', rule(8).with(8, '20140101')],
      ['code-duplicate-in-file', base],
    ],
    [['text-damaged', 5, 9, GARBLED]],
  )
}

const DOOR_PLATE = '门牌'

/** Places: id, kind, name, aliases, category, road, longitude, latitude. */
export const plantInPlaces = (good: readonly Row[]): List => {
  const base = good.find(row => row[1] === DOOR_PLATE)!
  const place = (serial: number) => base.with(0, `P99000${serial}`)
  const plates = good.flatMap((row, i) => (row[1] === DOOR_PLATE ? [i] : []))
  const plate = (share: number) => plates[Math.floor(plates.length * share)]!
  return plantInList(
    good,
    '地名地址',
    [
      ['attribute-missing', place(1).with(2, '')],
      ['kind-unknown', place(2).with(1, '村组')],
      ['outside-city', place(3).with(6, '106.21000000')],
      ['geometry-missing', place(4).with(6, '').with(7, '')],
      ['code-duplicate-in-file', base],
    ],
    [
      ['road-unknown', plate(0.2), 5, 'R0000'],
      ['road-unknown', plate(0.5), 5, 'R0000'],
      ['road-unknown', plate(0.8), 5, '渠河中路'],
      ['text-damaged', plate(0.35), 3, GARBLED],
      ['text-damaged', plate(0.65), 4, GARBLED],
    ],
  )
}
