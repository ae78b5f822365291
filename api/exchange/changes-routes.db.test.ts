import { beforeAll, describe, expect, test } from 'vitest'
import { buildSmallRegister, SMALL_REGISTER_CODES } from '../../spatial/components/testing/small-register.ts'
import { commit, lastCommit } from '../../spatial/database/commit.ts'
import { testApp } from '../testing.ts'

const fixture = testApp()
const CODE = SMALL_REGISTER_CODES[0]!

interface Change {
  seq: number
  layer: string
  key: string
  op: string
  extent: number[] | null
}

const changes = async (query = '') => (await fixture.app.inject({ url: `/api/changes?${query}` })).json()

beforeAll(() => buildSmallRegister(fixture.database.current.db))

describe('the change feed', () => {
  test.each([1, 2, 3, 7, 1000])('gives each change once, in order, by pages of %d', async limit => {
    const seen: Change[] = []
    let page = await changes(`limit=${limit}`)
    while (page.changes.length > 0) {
      expect(page.changes.length).toBeLessThanOrEqual(limit)
      seen.push(...page.changes)
      page = await changes(`limit=${limit}&since=${encodeURIComponent(page.next)}`)
    }
    const { rows } = await fixture.database.current.pool.query('select seq, key from changes order by seq, layer, key')
    expect(seen.map(({ seq, key }) => ({ seq, key }))).toEqual(rows)
    expect(page.next).toBe(String(page.commit))
  })

  test('goes on where it stood: an edit, a retirement and a return are told as such', async () => {
    const { db } = fixture.database.current
    let since = String(await lastCommit(db))
    const told: [string, string, string][] = []
    for (const set of [{ state: 'lost' as const }, { retired_at: new Date() }, { retired_at: null }]) {
      await commit(db, { actor: 'test' }, trx =>
        trx.updateTable('components').set(set).where('code', '=', CODE).execute(),
      )
      const page = await changes(`since=${since}`)
      told.push(...page.changes.map(({ layer, key, op }: Change) => [layer, key, op]))
      since = page.next
    }
    expect(told).toEqual([
      ['components', CODE, 'update'],
      ['components', CODE, 'delete'],
      ['components', CODE, 'insert'],
    ])
  })

  test('tells one layer under the name that its tiles have', async () => {
    const { changes: grids } = await changes('layer=grids')
    expect(grids.length).toBe(6)
    expect(grids.every(({ layer, extent }: Change) => layer === 'grids' && extent!.length === 4)).toBe(true)
    const { changes: units } = await changes('layer=organisations')
    expect(units.map(({ extent }: Change) => extent)).toEqual([null, null, null])
  })

  test('never says who published', async () => {
    const text = JSON.stringify(await changes())
    expect(text).not.toContain('actor')
    expect(text).not.toContain('"test"')
  })

  test.each([
    ['a commit that has not been', 'since=999999'],
    ['words', 'since=yesterday'],
    ['a position in a layer that is not public', 'since=1/access_keys/1'],
    ['a layer that is not public', 'layer=access_keys'],
    ['a limit of none', 'limit=0'],
    ['a limit beyond reason', 'limit=10001'],
    ['an unknown parameter', 'from=1'],
  ])('%s is refused', async (_name, query) => {
    const answer = await fixture.app.inject({ url: `/api/changes?${query}` })
    expect(answer.statusCode).toBe(400)
    expect(answer.json().code).toBe('invalid-parameter')
  })
})
