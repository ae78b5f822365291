import { beforeAll, describe, expect, test } from 'vitest'
import { buildSmallCity, SMALL_CITY_GRIDS } from '../../spatial/grids/testing/small-city.ts'
import { addRules, addUnits, closeUnit } from '../../spatial/organisations/testing/add-units-and-rules.ts'
import { testApp } from '../testing.ts'

const fixture = testApp()
const ask = (url: string) => fixture.app.inject({ url: `/api${url}` })
const [GRID] = SMALL_CITY_GRIDS

beforeAll(async () => {
  const { db } = fixture.database.current
  await buildSmallCity(db)
  await addUnits(db, ['drains', 'lamps', 'power', 'street'])
  await addRules(db, {
    r1: { handler: 'lamps' },
    r2: { class: '0102', handler: 'drains' },
    r3: { owner: 'power', handler: 'power' },
    e1: { target: 'event', handler: 'street' },
    t1: { class: '0305', area: '510904', handler: 'lamps' },
    t2: { class: '0305', area: '510904', handler: 'drains' },
    p1: { class: '0402', handler: 'drains', until: '2025-01-01' },
  })
})

describe('organisations', () => {
  test('are listed as a tree', async () => {
    const answer = await ask('/organisations')
    expect(answer.statusCode).toBe(200)
    expect(answer.json().organisations).toContainEqual({
      code: 'drains',
      nameZh: '单位drains',
      nameEn: null,
      kind: 'terminal',
      parentCode: null,
      industry: null,
      areaCode: null,
      depth: 0,
    })
  })

  test('one by one say what they are named for, also once closed', async () => {
    expect((await ask('/organisations/drains')).json()).toMatchObject({
      code: 'drains',
      retiredAt: null,
      rules: { asHandler: 3, asAuthority: 0 },
      components: { asAuthority: 0, asOwner: 0, asMaintainer: 0 },
    })
    await addUnits(fixture.database.current.db, ['old'])
    await closeUnit(fixture.database.current.db, 'old')
    expect((await ask('/organisations/old')).json().retiredAt).toMatch(/^20\d\d-\d\d-\d\dT/)
  })

  test('that do not exist are a problem', async () => {
    const answer = await ask('/organisations/nobody')
    expect(answer.statusCode).toBe(404)
    expect(answer.json()).toMatchObject({ code: 'not-found', detail: 'There is no organisation nobody.' })
  })
})

describe('the responsible unit', () => {
  test('comes with the rule that chose it and those that lost', async () => {
    const answer = (await ask(`/responsibility/resolve?class=0102&grid=${GRID}&owner=power&at=2026-11-23`)).json()
    expect(answer).toMatchObject({
      kind: 'component',
      class: { code: '0102', nameZh: '污水井盖', nameEn: 'Sewer cover' },
      grid: GRID,
      street: { code: '510903001' },
      managementArea: null,
      on: '2026-11-23',
      outcome: 'one',
      handlerCodes: ['power'],
    })
    expect(answer.ranking.map((r: Record<string, unknown>) => [r.ruleId, r.standing, r.lostOn, r.whyEn])).toEqual([
      ['r3', 'wins', undefined, 'Rule r3 (by its owner, whole city, all classes)'],
      ['r2', 'loses', 'owner', 'Rule r2 (whole city, minor class 0102)'],
      ['r1', 'loses', 'owner', 'Rule r1 (whole city, all classes)'],
    ])
    expect(answer.ranking[0].handler).toEqual({ code: 'power', nameZh: '单位power', nameEn: null })
  })

  test('depends on the day', async () => {
    const unitOn = async (at: string) =>
      (await ask(`/responsibility/resolve?class=0402&grid=${GRID}&at=${at}`)).json().handlerCodes
    expect(await unitOn('2024-12-31')).toEqual(['drains'])
    expect(await unitOn('2025-01-01')).toEqual(['lamps'])
  })

  test('of an event is asked for by kind', async () => {
    const answer = (await ask(`/responsibility/resolve?kind=event&class=0102&grid=${GRID}`)).json()
    expect(answer).toMatchObject({ class: { nameZh: '暴露垃圾' }, handlerCodes: ['street'] })
    expect(answer.on).toMatch(/^20\d\d-\d\d-\d\d$/)
  })

  test.each([
    ['a grid that does not exist', 'class=0102&grid=510903001001999', 404, 'not-found'],
    ['a class that does not exist', `class=0199&grid=${GRID}`, 404, 'not-found'],
    ['an owner that does not exist', `class=0102&grid=${GRID}&owner=nobody`, 404, 'not-found'],
    ['a class of the wrong form', `class=102&grid=${GRID}`, 400, 'invalid-parameter'],
    ['a grid of the wrong form', 'class=0102&grid=510903', 400, 'invalid-parameter'],
    ['a day that does not exist', `class=0102&grid=${GRID}&at=2026-02-30`, 400, 'invalid-parameter'],
    ['no class', `grid=${GRID}`, 400, 'invalid-parameter'],
    ['a misspelt parameter', `class=0102&grid=${GRID}&date=2026-02-03`, 400, 'invalid-parameter'],
  ])('refuses %s', async (_what, query, status, code) => {
    const answer = await ask(`/responsibility/resolve?${query}`)
    expect([answer.statusCode, answer.json().code]).toEqual([status, code])
  })
})

describe('the responsibility report', () => {
  test('counts every class in every grid and lists what is not settled', async () => {
    const report = (await ask('/responsibility/report?at=2026-11-23')).json()
    expect(report).toEqual({
      on: '2026-11-23',
      counts: {
        component: { pairs: 720, one: 719, none: 0, ambiguous: 1 },
        event: { pairs: 480, one: 480, none: 0, ambiguous: 0 },
      },
      findingCount: 1,
      findings: [
        {
          kind: 'component',
          classCode: '0305',
          outcome: 'ambiguous',
          areaCode: '510904',
          grids: 1,
          gridsInArea: 1,
          handlerCodes: ['drains', 'lamps'],
          ruleIds: ['t1', 't2'],
        },
      ],
      rulesWithoutUnit: [],
    })
  })

  test('tells how many findings there are when it lists fewer', async () => {
    const report = (await ask('/responsibility/report?at=2019-01-01&limit=2')).json()
    expect([report.findingCount, report.findings.length]).toEqual([200, 2])
  })

  test('is new as soon as a rule is published', async () => {
    await addRules(fixture.database.current.db, { t3: { class: '0305', area: '510904001', handler: 'lamps' } })
    expect((await ask('/responsibility/report?at=2026-11-23')).json().findings).toEqual([])
  })
})
