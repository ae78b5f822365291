import { expect, test } from 'vitest'
import { random } from '../testing/random.ts'
import { IdOrder } from './id-order.ts'

test('ids stay in order with their slots, however rows come, go and come back', () => {
  const next = random(5)
  const rows = new Map<number, number>(Array.from({ length: 50 }, (_, slot) => [1000 - slot * 7, slot]))
  const free: number[] = []
  const order = new IdOrder(rows)
  for (let round = 0; round < 200; round++) {
    for (let edits = Math.floor(next() * 8); edits > 0; edits--) {
      const id = Math.floor(next() * 300)
      const slot = rows.get(id)
      if (slot !== undefined) {
        rows.delete(id)
        free.push(slot)
        order.leave(id, slot)
      }
      if (next() < 0.4) continue
      const given = free.length > 0 && next() < 0.8 ? free.pop()! : 1000 + round * 10 + edits
      rows.set(id, given)
      order.enter(id, given)
    }
    order.settle()
    const expected = [...rows].sort(([a], [b]) => a - b)
    expect([...order.ids].map((id, place) => [id, order.slots[place]])).toEqual(expected)
  }
})

test('the first place from an id on is found, before the first and behind the last too', () => {
  const order = new IdOrder(new Map([10, 20, 30].map(id => [id, id])))
  expect([5, 10, 11, 30, 31].map(id => order.firstFrom(id))).toEqual([0, 0, 1, 2, 3])
})
