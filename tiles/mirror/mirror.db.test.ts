import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { buildSmallRegister, SMALL_REGISTER_CODES } from '../../spatial/components/testing/small-register.ts'
import { commit } from '../../spatial/database/commit.ts'
import { point } from '../../spatial/database/postgis.ts'
import { testDatabase } from '../../spatial/database/testing/test-database.ts'
import { SMALL_CITY_GRIDS } from '../../spatial/grids/testing/small-city.ts'
import { TILE_LAYERS } from '../catalogue.ts'
import { encodeTile } from '../engine/encode-tile.ts'
import { decodeTile } from '../testing/decode.ts'
import { tilesOver } from '../testing/tile-range.ts'
import { catchUp } from './catch-up.ts'
import { Follower } from './follow.ts'
import { loadMirror, type Mirror } from './mirror.ts'

const database = testDatabase()
const CITY = [105.56, 30.49, 105.59, 30.51]
const [FIRST, SECOND] = SMALL_REGISTER_CODES as [string, string]

beforeAll(() => buildSmallRegister(database.current.db))

/** Codes of all components that tiles of a zoom show, each once. */
function shown(mirror: Mirror, z = 18): string[] {
  const { rows } = mirror.layers.get('components')!
  const features = tilesOver(CITY, z).flatMap(tile => Object.values(decodeTile(encodeTile(rows, tile))).flat())
  return [...new Set(features.map(({ id }) => String(id)))].sort()
}

/** The same content, whichever way it came there. */
const contentOf = (mirror: Mirror) =>
  TILE_LAYERS.map(({ id, maxzoom }) => {
    const { rows } = mirror.layers.get(id)!
    return tilesOver(CITY, Math.min(maxzoom, 16)).map(tile => {
      const layers = decodeTile(encodeTile(rows, tile))
      return Object.entries(layers).map(([name, features]) => [name, features.map(one => JSON.stringify(one)).sort()])
    })
  })

const change = (work: Parameters<typeof commit<unknown>>[2]) => commit(database.current.db, { actor: 'test' }, work)

describe('the mirror', () => {
  test('holds what is published, at the last commit', async () => {
    const mirror = await loadMirror(database.current)
    expect(shown(mirror)).toEqual([...SMALL_REGISTER_CODES].sort())
    expect(mirror.layers.get('grids')!.rows.size).toBe(SMALL_CITY_GRIDS.length)
    const { rows } = await sql<{ seq: number }>`select seq from commit_sequence`.execute(database.current.db)
    expect(mirror.seq).toBe(rows[0]!.seq)
  })

  test('follows moves, new states, retirements and returns, and ends as if filled anew', async () => {
    const mirror = await loadMirror(database.current)
    await change(async trx => {
      await trx
        .updateTable('components')
        .set({ geom: point([105.5712, 30.5003]) })
        .where('code', '=', FIRST)
        .execute()
      await trx.updateTable('components').set({ retired_at: new Date() }).where('code', '=', SECOND).execute()
    })
    const { seq } = await change(trx =>
      trx.updateTable('components').set({ state: 'lost' }).where('code', '=', FIRST).execute(),
    )
    const notice = await catchUp(database.current, mirror)
    expect(notice).toMatchObject({ seq, layers: [{ layer: 'components', count: 2 }] })
    expect(shown(mirror)).not.toContain(SECOND)
    expect(contentOf(mirror)).toEqual(contentOf(await loadMirror(database.current)))

    await change(trx => trx.updateTable('components').set({ retired_at: null }).where('code', '=', SECOND).execute())
    await catchUp(database.current, mirror)
    expect(shown(mirror)).toEqual([...SMALL_REGISTER_CODES].sort())
    expect(contentOf(mirror)).toEqual(contentOf(await loadMirror(database.current)))
  })

  test('marks the tiles of the old and the new place, and no others', async () => {
    const mirror = await loadMirror(database.current)
    const versionsAt = (lon: number) => {
      const [tile] = tilesOver([lon, 30.5005, lon, 30.5005], 16)
      return mirror.layers.get('components')!.versions.versionOf(tile!.z, tile!.x, tile!.y)
    }
    const before = mirror.seq
    await change(trx =>
      trx
        .updateTable('components')
        .set({ geom: point([105.62, 30.5005]) })
        .where('code', '=', FIRST)
        .execute(),
    )
    const notice = await catchUp(database.current, mirror)
    expect([105.5712, 105.62, 105.6, 105.65].map(versionsAt)).toEqual([notice!.seq, notice!.seq, before, before])
    expect(notice!.layers[0]!.extents).toHaveLength(2)
    await change(trx =>
      trx
        .updateTable('components')
        .set({ geom: point([105.5712, 30.5003]) })
        .where('code', '=', FIRST)
        .execute(),
    )
  })

  test('tells of tables without tiles, and of places by where they are', async () => {
    const mirror = await loadMirror(database.current)
    await change(async trx => {
      await trx
        .insertInto('organisations')
        .values({ code: 'N1', name_zh: '新单位', kind: 'terminal' } as never)
        .execute()
      await trx
        .insertInto('places')
        .values({ id: 'P1', kind: 'poi', name_zh: '公园', geom: point([105.58, 30.5]) } as never)
        .execute()
    })
    expect((await catchUp(database.current, mirror))!.layers).toEqual([
      { layer: 'organisations', count: 1, extents: [] },
      { layer: 'places', count: 1, extents: [[105.58, 30.5, 105.58, 30.5]] },
    ])
    expect(await catchUp(database.current, mirror)).toBeUndefined()
  })

  test('never shows half a commit, while one writer swaps two components again and again', async () => {
    const places = [point([105.5715, 30.5002]), point([105.5735, 30.5002])]
    const swap = (turn: number) =>
      change(async trx => {
        for (const [i, code] of [FIRST, SECOND].entries())
          await trx
            .updateTable('components')
            .set({ geom: places[(i + turn) % 2]! })
            .where('code', '=', code)
            .execute()
      })
    await swap(0)
    const mirror = await loadMirror(database.current)
    let isWriting = true
    const writing = (async () => {
      for (let turn = 1; turn <= 15; turn++) await swap(turn)
      isWriting = false
    })()
    const states = new Set<number>()
    while (isWriting) {
      await catchUp(database.current, mirror)
      states.add(mirror.seq)
      const { rows } = mirror.layers.get('components')!
      expect(rows.boxOfKey(FIRST)).not.toEqual(rows.boxOfKey(SECOND))
    }
    await writing
    expect(states.size).toBeGreaterThan(2)
  })
})

describe('a follower', () => {
  test('has a commit in the mirror when look() resolves, and tells of it once', async () => {
    const mirror = await loadMirror(database.current)
    const notices: number[] = []
    const follower = new Follower(database.current, mirror, { onError: error => expect.fail(String(error)) })
    follower.subscribe(({ seq }) => notices.push(seq))
    const { seq } = await change(trx =>
      trx.updateTable('components').set({ state: 'damaged' }).where('code', '=', FIRST).execute(),
    )
    await Promise.all([follower.look(), follower.look(), follower.look()])
    expect([mirror.seq, notices]).toEqual([seq, [seq]])
    await follower.stop()
  })

  test('finds the commits of others by itself', async () => {
    const mirror = await loadMirror(database.current)
    const follower = new Follower(database.current, mirror, { onError: error => expect.fail(String(error)) })
    const told = new Promise<number>(resolve => follower.subscribe(({ seq }) => resolve(seq)))
    follower.start()
    const { seq } = await change(trx =>
      trx.updateTable('components').set({ state: 'intact' }).where('code', '=', FIRST).execute(),
    )
    expect(await told).toBe(seq)
    await follower.stop()
  })
})
