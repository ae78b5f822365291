import { randomBytes, type ScryptOptions, scrypt, timingSafeEqual } from 'node:crypto'
import { DomainError } from '../domain-error.ts'

/** OWASP's setting for scrypt with 32 MB: some 0.2 s of one core a guess. Kept with each hash, so that it can be raised. */
const COST = { N: 2 ** 15, r: 8, p: 3 } as const
const SALT_BYTES = 16
const HASH_BYTES = 32
/** Twice what the cost needs. */
const MAX_MEMORY_BYTES = 64 * 1024 * 1024
export const MIN_LENGTH = 10
/** Whoever sends more wants to keep the server busy. */
export const MAX_LENGTH = 200

const derive = (password: string, salt: Buffer, cost: ScryptOptions): Promise<Buffer> =>
  new Promise((resolve, reject) =>
    scrypt(password.normalize('NFKC'), salt, HASH_BYTES, { ...cost, maxmem: MAX_MEMORY_BYTES }, (error, hash) =>
      error ? reject(error) : resolve(hash),
    ),
  )

/** `scrypt$N$r$p$salt$hash`. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(SALT_BYTES)
  const hash = await derive(password, salt, COST)
  return ['scrypt', COST.N, COST.r, COST.p, salt.toString('base64url'), hash.toString('base64url')].join('$')
}

export async function isPassword(password: string, stored: string): Promise<boolean> {
  const [, N, r, p, salt, hash] = stored.split('$')
  const expected = Buffer.from(hash!, 'base64url')
  const found = await derive(password, Buffer.from(salt!, 'base64url'), { N: Number(N), r: Number(r), p: Number(p) })
  return timingSafeEqual(found, expected)
}

let nobody: Promise<string> | undefined

/** Takes as long as a real comparison: how long an answer takes must not tell whether there is such an account. */
export async function isNobodysPassword(password: string): Promise<false> {
  nobody ??= hashPassword(randomBytes(SALT_BYTES).toString('hex'))
  await isPassword(password, await nobody)
  return false
}

/** Refuses (`password-too-weak`) what is guessed first: short ones, the login itself, one letter over and over, runs of digits. */
export function requireGoodPassword(password: string, login: string): void {
  const problem = (detail: string) => new DomainError('password-too-weak', detail)
  if (password.length < MIN_LENGTH) throw problem(`A password has at least ${MIN_LENGTH} characters.`)
  if (password.toLowerCase().includes(login)) throw problem('The password holds the login.')
  if (new Set(password).size < 5) throw problem('The password repeats a few characters.')
  if (/^\d+$/.test(password)) throw problem('The password is digits alone.')
}

/** Words of a password that is told once: no letters that look alike. */
const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789'

/** A password to begin with, to be changed at the first sign-in; about 69 bits. */
export const firstPassword = (): string =>
  Array.from({ length: 4 }, () => [...randomBytes(4)].map(byte => LETTERS[byte % LETTERS.length]).join('')).join('-')
