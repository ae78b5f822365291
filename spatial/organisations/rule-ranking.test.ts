import { describe, expect, test } from 'vitest'
import { CLASS_KINDS } from '../catalogue/class-book.ts'
import { AREA_SCOPES, CLASS_SCOPES, decide, type FittingRule } from './rule-ranking.ts'

/** A rule for every class in the whole city, whoever owns the object; each test says what is narrower. */
const rule = (ruleId: string, handlerCode: string, narrower: Partial<FittingRule> = {}): FittingRule => ({
  ruleId,
  handlerCode,
  namesOwner: false,
  areaScope: 'city',
  classScope: 'all',
  ...narrower,
})

const standings = (decision: ReturnType<typeof decide>) =>
  decision.ranking.map(r => [r.rule.ruleId, r.standing, 'lostOn' in r ? r.lostOn : null])

test('no rule, no unit', () => {
  expect(decide('component', [])).toEqual({ outcome: 'none', handlerCodes: [], ranking: [] })
})

describe('components', () => {
  test("the owner's rule beats a rule for the community and the very class", () => {
    const decision = decide('component', [
      rule('r1', 'street-office', { areaScope: 'community', classScope: 'minor' }),
      rule('r2', 'power-company', { namesOwner: true }),
    ])
    expect(decision.outcome).toBe('one')
    expect(decision.handlerCodes).toEqual(['power-company'])
    expect(standings(decision)).toEqual([
      ['r2', 'wins', null],
      ['r1', 'loses', 'owner'],
    ])
  })

  test('a smaller area beats a deeper class', () => {
    const decision = decide('component', [
      rule('r1', 'lamps', { classScope: 'minor' }),
      rule('r2', 'street-office', { areaScope: 'street' }),
    ])
    expect(standings(decision)).toEqual([
      ['r2', 'wins', null],
      ['r1', 'loses', 'area'],
    ])
  })

  test('in the same area the deeper class decides', () => {
    const decision = decide('component', [
      rule('r1', 'works', { classScope: 'major' }),
      rule('r2', 'lamps', { classScope: 'minor' }),
      rule('r3', 'anyone'),
    ])
    expect(standings(decision)).toEqual([
      ['r2', 'wins', null],
      ['r1', 'loses', 'class'],
      ['r3', 'loses', 'class'],
    ])
  })
})

test('events: territory beats the owner', () => {
  const decision = decide('event', [
    rule('r1', 'owner', { namesOwner: true, classScope: 'minor' }),
    rule('r2', 'street-office', { areaScope: 'street' }),
  ])
  expect(standings(decision)).toEqual([
    ['r2', 'wins', null],
    ['r1', 'loses', 'area'],
  ])
})

test('two equally specific rules with different units are a tie that names both', () => {
  const decision = decide('component', [
    rule('r1', 'beta', { areaScope: 'street' }),
    rule('r2', 'alpha', { areaScope: 'street' }),
    rule('r3', 'gamma'),
  ])
  expect(decision.outcome).toBe('ambiguous')
  expect(decision.handlerCodes).toEqual(['alpha', 'beta'])
  expect(standings(decision)).toEqual([
    ['r1', 'ties', null],
    ['r2', 'ties', null],
    ['r3', 'loses', 'area'],
  ])
})

test('two equally specific rules with the same unit are no tie', () => {
  const decision = decide('event', [rule('r1', 'alpha'), rule('r2', 'alpha')])
  expect(decision.outcome).toBe('one')
  expect(standings(decision)).toEqual([
    ['r1', 'wins', null],
    ['r2', 'wins', null],
  ])
})

test('of any two different specificities one wins, whatever their order and kind', () => {
  const specificities = [true, false].flatMap(namesOwner =>
    AREA_SCOPES.flatMap(areaScope => CLASS_SCOPES.map(classScope => ({ namesOwner, areaScope, classScope }))),
  )
  for (const kind of CLASS_KINDS)
    for (const a of specificities)
      for (const b of specificities) {
        const there = decide(kind, [rule('r1', 'alpha', a), rule('r2', 'beta', b)])
        const back = decide(kind, [rule('r2', 'beta', b), rule('r1', 'alpha', a)])
        expect(back).toEqual(there)
        expect(there.outcome).toBe(a === b ? 'ambiguous' : 'one')
      }
})
