import { expect, test } from 'vitest'
import { classBook, minorClasses } from '../../../spatial/catalogue/class-book.ts'
import { decide, type FittingRule } from '../../../spatial/organisations/rule-ranking.ts'
import type { UnitGrid } from '../grids/unit-grids.ts'
import { MANAGEMENT_AREAS, STREET_OFFICES } from '../plan/streets.ts'
import { organisations } from './organisations.ts'
import { type ResponsibilityRule, responsibility } from './responsibility.ts'

const grids = STREET_OFFICES.flatMap(({ code: streetCode }) =>
  MANAGEMENT_AREAS.map(({ code: managementAreaCode }) => ({ streetCode, managementAreaCode }) as UnitGrid),
)
const register = organisations()
const duties = responsibility(register, grids)

const rulesByClass = Map.groupBy(duties.rules, rule => rule.target + rule.classCode)

const areaScopeOf = ({ areaCode }: ResponsibilityRule): FittingRule['areaScope'] => {
  if (areaCode === '') return 'city'
  return areaCode.startsWith('G') ? 'management' : 'street'
}

const fitting = (target: string, classCode: string, { streetCode, managementAreaCode }: UnitGrid, ownerCode: string) =>
  rulesByClass
    .get(target + classCode)!
    .filter(
      rule => ['', streetCode, managementAreaCode].includes(rule.areaCode) && ['', ownerCode].includes(rule.ownerCode),
    )
    .map(
      (rule): FittingRule => ({
        ruleId: rule.id,
        handlerCode: rule.handlerCode,
        namesOwner: rule.ownerCode !== '',
        areaScope: areaScopeOf(rule),
        classScope: 'minor',
      }),
    )

test('there are 6 platforms, 87 terminal units, and every unit has another name', () => {
  const byKind = Map.groupBy(register.list, unit => unit.kind)
  expect(byKind.get('二级平台')).toHaveLength(6)
  expect(byKind.get('终端责任单位')).toHaveLength(87)
  expect(byKind.get('三级单位')!.length).toBeGreaterThan(40)
  expect(new Set(register.list.map(unit => unit.nameZh)).size).toBe(register.list.length)
})

test('every component class is in the hands of exactly one unit, wherever it stands, and it is the one the survey wrote', () => {
  const wrong = minorClasses(classBook('CJT214-2007')).flatMap(({ code }) =>
    grids.flatMap(grid =>
      [0, 0.5, 0.7, 0.99].flatMap(luck => {
        const { owner, maintainer } = duties.departmentsOf(code, grid, luck)
        const { outcome, handlerCodes } = decide('component', fitting('部件', code, grid, owner.code))
        return outcome === 'one' && handlerCodes[0] === maintainer.code ? [] : [{ code, grid, outcome, handlerCodes }]
      }),
    ),
  )
  expect(wrong).toEqual([])
})

test('every event class is in the hands of exactly one unit, wherever it happens', () => {
  for (const { code } of minorClasses(classBook('CJT214-2007-events'))) {
    for (const grid of grids) expect(decide('event', fitting('事件', code, grid, '')).outcome).toBe('one')
  }
})
