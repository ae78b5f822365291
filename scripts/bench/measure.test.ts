import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { measure } from './measure.ts'

test('every call is made once and measured, warm-up calls are made and not measured', async () => {
  const seen: number[] = []
  const samplesMs = await measure({ calls: 5, warmUpCalls: 2 }, call => void seen.push(call))
  expect(seen).toEqual([-2, -1, 0, 1, 2, 3, 4])
  expect(samplesMs).toHaveLength(5)
})

test('clients work at the same time, never more than asked for', async () => {
  let working = 0
  let most = 0
  await measure({ calls: 12, clients: 4 }, async () => {
    most = Math.max(most, ++working)
    await sleep(2)
    working--
  })
  expect(most).toBe(4)
})

test('a call that fails ends the measurement', async () => {
  await expect(measure({ calls: 3 }, () => Promise.reject(new Error('refused')))).rejects.toThrow('refused')
})
