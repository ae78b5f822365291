import { expect, test } from 'vitest'
import { TileCache } from './tile-cache.ts'

const tile = (tag: string, bytes = 700) => ({ tag, gzip: new Uint8Array(bytes) })

test('a tile is found while its tag holds, and not after', () => {
  const cache = new TileCache(10_000)
  cache.set('a', tile('1'))
  expect(cache.get('a', '1')?.tag).toBe('1')
  expect(cache.get('a', '2')).toBeUndefined()
  expect(cache.get('b', '1')).toBeUndefined()
})

test('a newer version takes the place of the older', () => {
  const cache = new TileCache(10_000)
  cache.set('a', tile('1'))
  cache.set('a', tile('2'))
  expect([cache.get('a', '1'), cache.get('a', '2')?.tag, cache.bytes]).toEqual([undefined, '2', 1000])
})

test('what was not asked for longest goes first, and the bytes never exceed the bound', () => {
  const cache = new TileCache(3000)
  for (const key of ['a', 'b', 'c']) cache.set(key, tile('1'))
  cache.get('a', '1')
  cache.set('d', tile('1'))
  expect(['a', 'b', 'c', 'd'].filter(key => cache.get(key, '1'))).toEqual(['a', 'c', 'd'])
  for (let i = 0; i < 1000; i++) {
    cache.set(`k${i}`, tile('1', i * 3))
    expect(cache.bytes).toBeLessThanOrEqual(3000)
  }
})

test('a tile larger than the whole cache is not kept', () => {
  const cache = new TileCache(1000)
  cache.set('a', tile('1', 5000))
  expect([cache.get('a', '1'), cache.bytes]).toEqual([undefined, 0])
})
