import { sql } from 'kysely'
import type { Db } from '../database/schema.ts'
import { DomainError } from '../domain-error.ts'
import { isNobodysPassword, isPassword } from './passwords.ts'

/** So many wrong passwords are mistakes; after that each one is waited for, twice as long as the one before. */
const FREE_ATTEMPTS = 5
const FIRST_LOCK_SECONDS = 60
const LONGEST_LOCK_SECONDS = 3_600
/** After a day without a failure the count begins again. */
const FORGET_AFTER = '1 day'

/** Nobody gets in while the lock holds, not even with the right password. */
export class TooManyAttempts extends DomainError {
  readonly retryAfterSeconds: number

  constructor(retryAfterSeconds: number) {
    super('too-many-attempts', `Too many wrong passwords. Try again in ${retryAfterSeconds} seconds.`)
    this.retryAfterSeconds = retryAfterSeconds
  }
}

const REFUSED = 'There is no such account, or the password is wrong.'

/**
 * Who signs in with this login and password. Refuses with `sign-in-failed`, alike whether the login or the password is wrong
 * and after the same time; and with `too-many-attempts`. The attempt is counted before the password is looked at, so that many
 * at once count as many.
 */
export async function personSigningIn(
  db: Db,
  { login, password }: { login: string; password: string },
): Promise<{ personId: number }> {
  const name = login.trim().toLowerCase()
  await countAttempt(db, name)
  const account = await db
    .selectFrom('accounts as a')
    .innerJoin('people as p', 'p.id', 'a.person_id')
    .select(['a.person_id', 'a.password_hash', 'a.disabled_at'])
    .where('a.login', '=', name)
    // accounts of the synthetic city, whose password everybody knows, open nothing else
    .where(sql<boolean>`(not p.is_demo or (select is_demo from city))`)
    .executeTakeFirst()
  const isRight = await (account ? isPassword(password, account.password_hash) : isNobodysPassword(password))
  if (!account || !isRight || account.disabled_at) throw new DomainError('sign-in-failed', REFUSED)
  await db.deleteFrom('sign_in_failures').where('login', '=', name).execute()
  await db
    .updateTable('accounts')
    .set({ last_signed_in_at: sql<Date>`now()` })
    .where('person_id', '=', account.person_id)
    .execute()
  return { personId: account.person_id }
}

/** One statement counts and locks: of attempts that come together none slips by. */
async function countAttempt(db: Db, login: string): Promise<void> {
  const seconds = sql`least(${FIRST_LOCK_SECONDS} * power(2, f.attempts + 1 - ${FREE_ATTEMPTS}), ${LONGEST_LOCK_SECONDS})`
  const isOld = sql`f.last_at < now() - ${FORGET_AFTER}::interval`
  const { rows } = await sql`
    insert into sign_in_failures as f (login, attempts) values (${login}, 1)
    on conflict (login) do update set
      attempts = case when ${isOld} then 1 else f.attempts + 1 end,
      last_at = now(),
      locked_until = case when not ${isOld} and f.attempts + 1 >= ${FREE_ATTEMPTS} then now() + ${seconds} * interval '1 second' end
    where f.locked_until is null or f.locked_until <= now()
    returning attempts`.execute(db)
  if (rows.length > 0) return
  const locked = await sql<{ seconds: number }>`
    select ceil(extract(epoch from locked_until - now()))::integer as seconds from sign_in_failures where login = ${login}`.execute(
    db,
  )
  throw new TooManyAttempts(Math.max(1, locked.rows[0]?.seconds ?? 1))
}
