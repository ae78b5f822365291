import { GARBLED } from '../defects/spoilt-ground.ts'
import { RULE_COLUMNS, ruleRows } from '../delivery/lists.ts'
import type { DemoCity } from '../generate.ts'
import { fromPlan } from '../plan/local-origin.ts'
import { lonLatOf } from '../writers/geographic.ts'
import type { SideDelivery } from './side-delivery.ts'

/** Two rules of one rank that name different units for the same things: in force only in years to come. */
export function conflictingRules({ responsibility, organisations }: DemoCity): SideDelivery {
  const [rule] = ruleRows(responsibility.rules)
  const later = rule!.with(7, '20400101').with(8, '20410101')
  const other = organisations.list.find(({ code, kind }) => kind === '终端责任单位' && code !== rule![6])!
  return {
    folder: '责任冲突',
    about: 'two rules for the same things at the same time',
    register: 'delivery',
    tables: [],
    lists: [
      {
        file: '处置责任.csv',
        columns: RULE_COLUMNS,
        rows: [later.with(0, 'ZR99101'), later.with(0, 'ZR99102').with(6, other.code)],
      },
    ],
    defects: [{ file: '处置责任.csv', table: '处置责任', row: 2, check: 'rule-conflict' }],
  }
}

const ROAD_COLUMNS = ['道路编号', '道路名称', '道路等级', '路宽', 'WKT'] as const

/** A short lane in the fields; `place` keeps lanes apart. */
function lane(place: number): string {
  const [[x0, y0], [x1, y1]] = [
    lonLatOf(fromPlan(4_000, 3_600 + 40 * place)),
    lonLatOf(fromPlan(4_200, 3_610 + 40 * place)),
  ]
  return `LINESTRING (${x0} ${y0}, ${x1} ${y1})`
}

/** Roads as a table of texts with their lines in WKT. */
export const oddRoads = (): SideDelivery => ({
  folder: '道路补测',
  about: 'roads as CSV with WKT in degrees: odd numbers and damaged names',
  register: 'delivery',
  tables: [],
  lists: [
    {
      file: '道路.csv',
      columns: ROAD_COLUMNS,
      rows: [
        ['R9951', '田园一路', 'lane', '6', lane(0)],
        ['R9952', '田园二路', 'lane', '400', lane(1)],
        ['R9953', '田园三路', 'lane', '六米', lane(2)],
        ['R9954', `田园${GARBLED}`, 'lane', '6', lane(3)],
      ],
    },
  ],
  defects: [
    { file: '道路.csv', table: '道路', row: 2, check: 'number-implausible' },
    { file: '道路.csv', table: '道路', row: 3, check: 'number-invalid' },
    { file: '道路.csv', table: '道路', row: 4, check: 'text-damaged' },
  ],
})
