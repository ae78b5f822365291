import { beforeAll, describe, expect, test } from 'vitest'
import { commit } from '../database/commit.ts'
import { point } from '../database/postgis.ts'
import { testDatabase } from '../database/testing/test-database.ts'
import { buildSmallCity, middleOf, SMALL_CITY_GRIDS } from '../grids/testing/small-city.ts'
import { type OrganisationKind, organisation, organisationTree } from './organisation.ts'
import { addRules, closeUnit } from './testing/add-units-and-rules.ts'

const database = testDatabase()

/** code, kind, parent */
const UNITS: [string, OrganisationKind, string | null][] = [
  ['C', 'centre', null],
  ['P1', 'platform', 'C'],
  ['P2', 'platform', 'C'],
  ['T1', 'terminal', 'P1'],
  ['T2', 'terminal', 'P1'],
  ['T3', 'terminal', 'P2'],
  ['L1', 'third_level', 'T2'],
]

beforeAll(async () => {
  const { db } = database.current
  await buildSmallCity(db)
  await commit(db, { actor: 'test' }, trx =>
    trx
      .insertInto('organisations')
      .values(UNITS.map(([code, kind, parent_code]) => ({ code, kind, parent_code, name_zh: `单位${code}` })))
      .execute(),
  )
  const lamp = (serial: number) => ({
    code: `510903011800000${serial}`,
    book_id: 'CJT214-2007',
    name: '路灯',
    state: 'intact' as const,
    grid_code: SMALL_CITY_GRIDS[0],
    authority_code: 'P1',
    owner_code: serial === 1 ? 'T1' : null,
    maintainer_code: 'T1',
    geom: point(middleOf(SMALL_CITY_GRIDS[0])),
  })
  await commit(db, { actor: 'test' }, trx =>
    trx
      .insertInto('components')
      .values([lamp(1), lamp(2), lamp(3)])
      .execute(),
  )
  await commit(db, { actor: 'test' }, trx =>
    trx.updateTable('components').set({ retired_at: new Date() }).where('serial', '=', 3).execute(),
  )
  await addRules(db, { r1: { handler: 'T1' }, r2: { class: '0118', handler: 'T1' }, r3: { handler: 'T2' } })
})

describe('the tree of units', () => {
  const tree = async () =>
    (await organisationTree(database.current.db)).map(unit => '  '.repeat(unit.depth) + unit.code)

  test('names each parent directly before its children', async () => {
    expect(await tree()).toEqual(['C', '  P1', '    T1', '    T2', '      L1', '  P2', '    T3'])
  })

  test('leaves out a closed unit and keeps what stood below it', async () => {
    await closeUnit(database.current.db, 'P2')
    expect(await tree()).toEqual(['C', '  P1', '    T1', '    T2', '      L1', 'T3'])
  })
})

describe('one unit', () => {
  test('knows who is above and below it, its components in force and its rules', async () => {
    expect(await organisation(database.current.db, 'T1')).toMatchObject({
      kind: 'terminal',
      ancestors: [{ code: 'C' }, { code: 'P1' }],
      children: [],
      components: { asAuthority: 0, asOwner: 1, asMaintainer: 2 },
      rules: { asHandler: 2, asAuthority: 0 },
    })
    const platform = await organisation(database.current.db, 'P1')
    expect(platform?.children.map(unit => unit.code)).toEqual(['T1', 'T2'])
    expect(platform?.components).toEqual({ asAuthority: 2, asOwner: 0, asMaintainer: 0 })
  })

  test('is found after it was closed, and says so', async () => {
    await closeUnit(database.current.db, 'T3')
    expect((await organisation(database.current.db, 'T3'))?.retiredAt).toBeInstanceOf(Date)
  })

  test('that does not exist is not found', async () => {
    expect(await organisation(database.current.db, 'X')).toBeUndefined()
  })

  test('whose parents run in a circle still has an end, and is not lost from the tree', async () => {
    await commit(database.current.db, { actor: 'test' }, trx =>
      trx.updateTable('organisations').set({ parent_code: 'L1' }).where('code', '=', 'T2').execute(),
    )
    expect((await organisation(database.current.db, 'L1'))?.ancestors.map(unit => unit.code)).toEqual(['T2'])
    expect((await organisationTree(database.current.db)).map(unit => unit.code)).toEqual(['C', 'P1', 'T1', 'L1', 'T2'])
  })
})
