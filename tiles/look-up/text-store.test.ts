import { expect, test } from 'vitest'
import { TextStore } from './text-store.ts'

const text = (n: number) => Buffer.from(`{"n":${n}}`.padEnd(100, ' '))

test('a text is given for its own version alone', () => {
  const store = new TextStore()
  store.set({ id: 7, version: 3 }, text(1))
  expect(store.get({ id: 7, version: 3 })).toEqual(text(1))
  expect(store.get({ id: 7, version: 4 })).toBeUndefined()
  expect(store.get({ id: 8, version: 3 })).toBeUndefined()
  store.set({ id: 7, version: 4 }, text(2))
  expect([store.get({ id: 7, version: 3 }), store.get({ id: 7, version: 4 })]).toEqual([undefined, text(2)])
})

test('the oldest go when there is no room, and what is given stays what it was', () => {
  const store = new TextStore({ maxBytes: 3000, slabBytes: 1000 })
  store.set({ id: 0, version: 1 }, text(0))
  const first = store.get({ id: 0, version: 1 })!
  for (let id = 1; id < 45; id++) store.set({ id, version: 1 }, text(id))
  const known = Array.from({ length: 45 }, (_, id) => id).filter(id => store.get({ id, version: 1 }))
  expect(known).toEqual(Array.from({ length: 25 }, (_, i) => 20 + i))
  expect(known.every(id => store.get({ id, version: 1 })!.equals(text(id)))).toBe(true)
  expect([store.bytes, store.isFull, first.toString()]).toEqual([3000, true, text(0).toString()])
})

test('a text larger than a slab is not kept', () => {
  const store = new TextStore({ maxBytes: 3000, slabBytes: 1000 })
  store.set({ id: 1, version: 1 }, Buffer.alloc(1001))
  expect(store.get({ id: 1, version: 1 })).toBeUndefined()
})
