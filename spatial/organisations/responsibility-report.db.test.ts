import { beforeEach, describe, expect, test } from 'vitest'
import { CLASS_KINDS, classBook, minorClasses } from '../catalogue/class-book.ts'
import { commit } from '../database/commit.ts'
import { testDatabase } from '../database/testing/test-database.ts'
import {
  buildSmallCity,
  GRID_IN_MANAGEMENT_AREA,
  MANAGEMENT_AREA,
  SMALL_CITY_GRIDS,
} from '../grids/testing/small-city.ts'
import { responsibilityReport } from './responsibility-report.ts'
import { responsibleUnit } from './responsible-unit.ts'
import { addRules, addUnits, closeUnit, type RuleInput } from './testing/add-units-and-rules.ts'

const database = testDatabase()
const TODAY = '2026-11-23'
const UNITS = ['alpha', 'beta', 'gamma', 'closed']
/** 120 component and 80 event classes in 6 grids. */
const PAIRS = { component: 720, event: 480 }

let isBuilt = false
beforeEach(async () => {
  const { db } = database.current
  if (!isBuilt) {
    await buildSmallCity(db)
    await addUnits(db, UNITS)
    await closeUnit(db, 'closed')
    isBuilt = true
  }
  await commit(db, { actor: 'test' }, trx => trx.deleteFrom('responsibility_rules').execute())
})

const reportOf = async (rules: Record<string, RuleInput>) => {
  const { db } = database.current
  if (Object.keys(rules).length > 0) await addRules(db, rules)
  return responsibilityReport(db, TODAY)
}

const FOR_ALL: Record<string, RuleInput> = {
  c: { target: 'component', handler: 'alpha' },
  e: { target: 'event', handler: 'beta' },
}

describe('the responsibility report', () => {
  test('without rules finds every class without a unit in the whole city', async () => {
    const report = await reportOf({})
    expect(report.counts.component).toEqual({ pairs: PAIRS.component, one: 0, none: PAIRS.component, ambiguous: 0 })
    expect(report.counts.event).toEqual({ pairs: PAIRS.event, one: 0, none: PAIRS.event, ambiguous: 0 })
    expect(report.findings.length).toBe(200)
    expect(report.findings[0]).toEqual({
      kind: 'component',
      classCode: '0101',
      outcome: 'none',
      areaCode: null,
      grids: 6,
      gridsInArea: 6,
      handlerCodes: [],
      ruleIds: [],
    })
  })

  test('with one rule for everything proves exactly one unit for every pair', async () => {
    const report = await reportOf(FOR_ALL)
    expect(report.counts.component).toEqual({ pairs: PAIRS.component, one: PAIRS.component, none: 0, ambiguous: 0 })
    expect(report.counts.event).toEqual({ pairs: PAIRS.event, one: PAIRS.event, none: 0, ambiguous: 0 })
    expect(report.findings).toEqual([])
  })

  test('names a tie with its units and rules, for the street it fills', async () => {
    const report = await reportOf({
      ...FOR_ALL,
      t1: { class: '0102', area: '510903001', handler: 'beta' },
      t2: { class: '0102', area: '510903001', handler: 'gamma' },
    })
    expect(report.counts.component).toEqual({ pairs: 720, one: 717, none: 0, ambiguous: 3 })
    expect(report.findings).toEqual([
      {
        kind: 'component',
        classCode: '0102',
        outcome: 'ambiguous',
        areaCode: '510903001',
        grids: 3,
        gridsInArea: 3,
        handlerCodes: ['beta', 'gamma'],
        ruleIds: ['t1', 't2'],
      },
    ])
  })

  test('sees no tie where equal rules name the same unit, nor where a narrower rule settles it', async () => {
    const report = await reportOf({
      ...FOR_ALL,
      t1: { class: '0102', area: '510904', handler: 'beta' },
      t2: { class: '0102', area: '510904', handler: 'beta' },
      t3: { class: '0103', area: '510904', handler: 'beta' },
      t4: { class: '0103', area: '510904', handler: 'gamma' },
      t5: { class: '0103', area: '510904001', handler: 'gamma' },
    })
    expect(report.findings).toEqual([])
  })

  test('finds the gap that a rule for one part of a community leaves in the other', async () => {
    const report = await reportOf({ e: FOR_ALL.e!, g: { area: MANAGEMENT_AREA, handler: 'alpha' } })
    expect(report.counts.component).toEqual({ pairs: 720, one: 120, none: 600, ambiguous: 0 })
    const gaps = report.findings.filter(f => f.classCode === '0101')
    expect(gaps.map(f => [f.areaCode, f.grids, f.gridsInArea, f.managementAreaCode])).toEqual([
      ['510903001', 3, 3, undefined],
      ['510903002001', 1, 2, null],
      ['510904', 1, 1, undefined],
    ])
  })

  test('counts neither rules for an owner, nor rules not in force, nor rules of a closed unit, and lists the last', async () => {
    const report = await reportOf({
      e: FOR_ALL.e!,
      owner: { owner: 'alpha', handler: 'alpha' },
      past: { handler: 'alpha', until: TODAY },
      future: { handler: 'alpha', from: '2026-11-24' },
      lost: { handler: 'closed' },
    })
    expect(report.counts.component.none).toBe(PAIRS.component)
    expect(report.rulesWithoutUnit).toEqual(['lost'])
  })
})

test('the report and the single look-up agree on every class in every grid', async () => {
  const { db } = database.current
  const report = await reportOf(seededRules(900))
  const tally = { component: { one: 0, none: 0, ambiguous: 0 }, event: { one: 0, none: 0, ambiguous: 0 } }
  for (const kind of CLASS_KINDS)
    for (const { code } of minorClasses(classBook(kind === 'component' ? 'CJT214-2007' : 'CJT214-2007-events')))
      for (const grid of SMALL_CITY_GRIDS) {
        const managementAreaCode = grid === GRID_IN_MANAGEMENT_AREA ? MANAGEMENT_AREA : null
        const place = { communityCode: grid.slice(0, 12), managementAreaCode }
        const decision = await responsibleUnit(db, { kind, classCode: code, place, ownerCode: null, on: TODAY })
        tally[kind][decision.outcome]++
        const finding = report.findings.find(
          f =>
            f.kind === kind &&
            f.classCode === code &&
            f.outcome === decision.outcome &&
            grid.startsWith(f.areaCode ?? '') &&
            (f.managementAreaCode === undefined || f.managementAreaCode === managementAreaCode),
        )
        expect(finding !== undefined).toBe(decision.outcome !== 'one')
        if (finding) expect(finding.handlerCodes).toEqual(decision.handlerCodes)
      }
  expect(report.counts.component).toEqual({ pairs: PAIRS.component, ...tally.component })
  expect(report.counts.event).toEqual({ pairs: PAIRS.event, ...tally.event })
  expect(Math.min(tally.component.one, tally.component.none, tally.component.ambiguous)).toBeGreaterThan(50)
})

/** One in twenty: a rule for a whole major fills most gaps. */
const SELDOM = Array.from({ length: 20 }, (_, i) => i === 0)

/** Rules spread over classes, areas and units by a fixed linear congruence, so that gaps, ties and winners all occur. */
function seededRules(count: number): Record<string, RuleInput> {
  let state = 20_261_123
  const pick = <Item>(items: readonly Item[]): Item => {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31
    return items[Math.floor((state / 2 ** 31) * items.length)]!
  }
  const areas = [
    ...new Set(SMALL_CITY_GRIDS.flatMap(grid => [6, 9, 12].map(digits => grid.slice(0, digits)))),
    MANAGEMENT_AREA,
  ]
  const codes = ['CJT214-2007', 'CJT214-2007-events'] as const
  const rules: Record<string, RuleInput> = {}
  for (let i = 0; i < count; i++) {
    const target = pick(CLASS_KINDS)
    const code = pick(minorClasses(classBook(codes[CLASS_KINDS.indexOf(target)]!))).code
    const isMajor = pick(SELDOM)
    rules[`s${i}`] = { target, class: isMajor ? code.slice(0, 2) : code, area: pick(areas), handler: pick(UNITS) }
  }
  return rules
}
