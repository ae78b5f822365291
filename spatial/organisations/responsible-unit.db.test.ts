import { beforeAll, describe, expect, test } from 'vitest'
import { testDatabase } from '../database/testing/test-database.ts'
import { buildSmallCity } from '../grids/testing/small-city.ts'
import { type ResponsibilityQuestion, responsibleUnit } from './responsible-unit.ts'
import { addRules, addUnits, closeUnit } from './testing/add-units-and-rules.ts'

const database = testDatabase()

beforeAll(async () => {
  const { db } = database.current
  await buildSmallCity(db)
  await addUnits(db, ['anyone', 'drains', 'works', 'street', 'zone', 'power', 'old', 'rival', 'closed'])
  await addRules(db, {
    r01: { handler: 'anyone' },
    r02: { class: '01', handler: 'works' },
    r03: { class: '0102', handler: 'drains' },
    r04: { class: '0102', area: '510903002', handler: 'street' },
    r05: { class: '01', area: 'G01', handler: 'zone' },
    r06: { class: '01', owner: 'power', handler: 'power' },
    r07: { class: '0103', handler: 'old', until: '2025-01-01' },
    r08: { class: '0103', handler: 'drains', from: '2025-01-01' },
    r09: { class: '0104', area: '510904', handler: 'works' },
    r10: { class: '0104', area: '510904', handler: 'rival' },
    r11: { target: 'event', class: '0102', handler: 'street' },
    r12: { class: '0305', area: '510904', handler: 'closed' },
  })
})

const ask = (question: Partial<ResponsibilityQuestion>) =>
  responsibleUnit(database.current.db, {
    kind: 'component',
    classCode: '0102',
    place: { communityCode: '510903001001', managementAreaCode: null },
    ownerCode: null,
    on: '2026-11-23',
    ...question,
  })

const unitOf = async (question: Partial<ResponsibilityQuestion>) => (await ask(question)).handlerCodes.join(' and ')

describe('the responsible unit of a component', () => {
  test.each<[string, Partial<ResponsibilityQuestion>, string]>([
    ['of a class with its own rule', {}, 'drains'],
    ['of another class of that major', { classCode: '0118' }, 'works'],
    ['of a class nobody named', { classCode: '0402' }, 'anyone'],
    [
      'in a street that looks after its own covers',
      { place: { communityCode: '510903002001', managementAreaCode: null } },
      'street',
    ],
    [
      'in a management area inside that street',
      { place: { communityCode: '510903002001', managementAreaCode: 'G01' } },
      'zone',
    ],
    ['whose owner looks after it', { ownerCode: 'power' }, 'power'],
    ['of an owner without a rule', { ownerCode: 'street' }, 'drains'],
    ['the day before a hand-over', { classCode: '0103', on: '2024-12-31' }, 'old'],
    ['the day of the hand-over', { classCode: '0103', on: '2025-01-01' }, 'drains'],
    [
      'that two units are given alike',
      { classCode: '0104', place: { communityCode: '510904001001', managementAreaCode: null } },
      'rival and works',
    ],
    ['before any rule was in force', { on: '2019-12-31' }, ''],
  ])('%s', async (_what, question, unit) => {
    expect(await unitOf(question)).toBe(unit)
  })

  test('comes with every rule that fitted and what each lost on', async () => {
    const { ranking } = await ask({
      place: { communityCode: '510903002001', managementAreaCode: 'G01' },
      ownerCode: 'power',
    })
    expect(ranking.map(r => [r.rule.ruleId, r.standing, 'lostOn' in r ? r.lostOn : '', r.rule.areaScope])).toEqual([
      ['r06', 'wins', '', 'city'],
      ['r05', 'loses', 'owner', 'management'],
      ['r04', 'loses', 'owner', 'street'],
      ['r03', 'loses', 'owner', 'city'],
      ['r02', 'loses', 'owner', 'city'],
      ['r01', 'loses', 'owner', 'city'],
    ])
    expect(ranking[1]!.rule).toMatchObject({
      areaNameZh: 'management-G01',
      handlerNameZh: '单位zone',
      classScope: 'major',
    })
  })
})

test('rules for events and rules for components do not meet', async () => {
  const event = await ask({ kind: 'event' })
  expect(event.ranking.map(r => r.rule.ruleId)).toEqual(['r11'])
})

test('a rule whose unit was closed does not count', async () => {
  const question = { classCode: '0305', place: { communityCode: '510904001001', managementAreaCode: null } }
  expect(await unitOf(question)).toBe('closed')
  await closeUnit(database.current.db, 'closed')
  expect(await unitOf(question)).toBe('anyone')
})
