import { beforeAll, describe, expect, test } from 'vitest'
import { commit } from '../database/commit.ts'
import { testDatabase } from '../database/testing/test-database.ts'
import { type CountDimension, componentCounts } from './component-counts.ts'
import type { ComponentFilter } from './component-filter.ts'
import { nearestComponents, nearestQuery } from './nearest-components.ts'
import { buildSmallRegister, SMALL_REGISTER_CODES } from './testing/small-register.ts'

const database = testDatabase()
let seq: number
beforeAll(async () => {
  seq = await buildSmallRegister(database.current.db)
})

const AT_THE_LAMP = [105.5715, 30.5005] as const

describe('the nearest components', () => {
  const nearest = async (count: number, filter?: ComponentFilter) => {
    const found = await nearestComponents(database.current.db, { at: AT_THE_LAMP, count, ...(filter && { filter }) })
    return found.map(({ code, distanceMeters }) => [code, Math.round(distanceMeters)])
  }

  test('come by metres, although a degree north is 16 % longer than a degree east', async () => {
    expect(await nearest(4)).toEqual([
      ['5109030118000001', 0],
      ['5109030211000001', 33],
      ['5109030101000002', 75],
      ['5109032101000001', 96],
    ])
  })

  test('of one class, as many as there are', async () => {
    expect(await nearest(9, { classes: ['0101'] })).toEqual([
      ['5109030101000002', 75],
      ['5109030101000001', 129],
      ['5109040101000001', 384],
    ])
  })

  test('of nothing are none', async () => {
    expect(await nearest(3, { classes: ['0630'] })).toEqual([])
  })

  test('both steps ask the index: candidates by degrees, then the box of their reach, the column bare', () => {
    const { sql: text } = nearestQuery(database.current.db, { at: AT_THE_LAMP, count: 3 }).compile()
    expect(text).toMatch(/with "candidates" as .* order by "c"\."geom" <-> ST_SetSRID\(.* limit/)
    expect(text).toMatch(/where \("c"\."geom" && box_around\(ST_SetSRID\(.*\(select meters from reach\)\)/)
  })
})

describe('counts', () => {
  test.each<[CountDimension, ComponentFilter, [string | null, number][]]>([
    [
      'class',
      {},
      [
        ['0101', 3],
        ['0118', 1],
        ['0211', 1],
        ['0305', 1],
        ['0405', 1],
        ['2101', 1],
      ],
    ],
    [
      'major',
      {},
      [
        ['01', 4],
        ['02', 1],
        ['03', 1],
        ['04', 1],
        ['21', 1],
      ],
    ],
    [
      'state',
      { classes: ['0101'] },
      [
        ['damaged', 1],
        ['intact', 2],
      ],
    ],
    [
      'unit',
      { bbox: [105.57, 30.5, 105.572, 30.501] },
      [
        ['W1', 2],
        ['W2', 2],
      ],
    ],
    [
      'grid',
      { units: ['W1'] },
      [
        ['510903001001001', 2],
        ['510904001001001', 1],
      ],
    ],
    [
      'community',
      {},
      [
        ['510903001001', 4],
        ['510903001002', 1],
        ['510903002001', 2],
        ['510904001001', 1],
      ],
    ],
    [
      'street',
      {},
      [
        ['510903001', 5],
        ['510903002', 2],
        ['510904001', 1],
      ],
    ],
    [
      'district',
      {},
      [
        ['510903', 7],
        ['510904', 1],
      ],
    ],
    ['class', { states: ['removed'] }, []],
  ])('by %s of %j', async (by, filter, expected) => {
    const counts = await componentCounts(database.current.db, { by, filter })
    expect(counts.map(({ key, count }) => [key, count])).toEqual(expected)
  })

  test('at a past commit count what was there then, once each', async () => {
    const { db } = database.current
    await commit(db, { actor: 'test' }, trx =>
      trx.updateTable('components').set({ state: 'damaged', maintainer_code: null }).execute(),
    )
    const then = await componentCounts(db, { by: 'state', moment: { kind: 'commit', seq } })
    expect(then).toEqual([
      { key: 'abandoned', count: 1 },
      { key: 'damaged', count: 1 },
      { key: 'intact', count: 5 },
      { key: 'lost', count: 1 },
    ])
    expect(await componentCounts(db, { by: 'unit' })).toEqual([{ key: null, count: SMALL_REGISTER_CODES.length }])
  })
})
