import { describe, expect, test } from 'vitest'
import { firstPassword, hashPassword, isNobodysPassword, isPassword, requireGoodPassword } from './passwords.ts'

test('a password is found again by its hash, which names its cost and has a salt of its own', async () => {
  const [one, other] = await Promise.all([hashPassword('正确 horse 电池'), hashPassword('正确 horse 电池')])
  expect(one).toMatch(/^scrypt\$32768\$8\$3\$[\w-]{22}\$[\w-]{43}$/)
  expect(one).not.toBe(other)
  expect(await isPassword('正确 horse 电池', one)).toBe(true)
  expect(await isPassword('正确 horse 电沲', one)).toBe(false)
  expect(await isPassword('', one)).toBe(false)
})

test('comparing with no account takes as long as comparing with one', async () => {
  const stored = await hashPassword('a password of somebody')
  await isNobodysPassword('x')
  const took = async (compare: () => Promise<boolean>): Promise<number> => {
    const times: number[] = []
    for (let round = 0; round < 5; round++) {
      const start = performance.now()
      await compare()
      times.push(performance.now() - start)
    }
    return Math.min(...times)
  }
  const [known, unknown] = [await took(() => isPassword('y', stored)), await took(() => isNobodysPassword('y'))]
  expect(Math.max(known, unknown) / Math.min(known, unknown)).toBeLessThan(2)
}, 60_000)

describe('a new password', () => {
  test.each(['short', 'aaaaaaaaaaaa', '12345678901', 'liwei-2026-ok', 'abababababab'])('is not %s', password => {
    expect(() => requireGoodPassword(password, 'liwei')).toThrow(expect.objectContaining({ code: 'password-too-weak' }))
  })

  test.each(['涪江边的三棵银杏树都黄了', 'correct horse battery'])('may be %s', password => {
    expect(() => requireGoodPassword(password, 'liwei')).not.toThrow()
  })

  test('that is handed over is good, and another one each time', () => {
    const made = Array.from({ length: 200 }, firstPassword)
    expect(new Set(made).size).toBe(200)
    for (const password of made) expect(() => requireGoodPassword(password, 'liwei')).not.toThrow()
  })
})
