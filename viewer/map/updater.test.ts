import { expect, test } from 'vitest'
import { createUpdater } from './updater.ts'

test('a burst of four reaches the map as the first and the newest', async () => {
  const seen: [number, number | undefined][] = []
  const update = createUpdater<number>(async (next, onMap) => {
    await Promise.resolve()
    seen.push([next, onMap])
  })
  await Promise.all([update(1), update(2), update(3), update(4)])
  expect(seen).toEqual([
    [1, undefined],
    [4, 1],
  ])
})

test('two cycles never run at the same time', async () => {
  let running = 0
  let most = 0
  const update = createUpdater<number>(async () => {
    most = Math.max(most, ++running)
    await Promise.resolve()
    running--
  })
  await Promise.all([update(1), update(2), update(3)])
  expect(most).toBe(1)
})

test('a state that failed does not count as being on the map, and the next one is still applied', async () => {
  const seen: (number | undefined)[] = []
  const update = createUpdater<number>((next, onMap) => {
    if (next === 2) throw new Error('no')
    seen.push(onMap)
  })
  await update(1)
  await expect(update(2)).rejects.toThrow('no')
  await update(3)
  expect(seen).toEqual([undefined, 1])
})
