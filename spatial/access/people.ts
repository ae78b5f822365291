import { sql } from 'kysely'
import type { Db } from '../database/schema.ts'
import { DomainError } from '../domain-error.ts'
import { firstPassword, hashPassword, isPassword, requireGoodPassword } from './passwords.ts'
import type { PostScope } from './posts.ts'
import type { RoleName } from './roles.ts'
import { endSessions } from './sessions.ts'

export interface Post extends PostScope {
  role: RoleName
}

export interface Person {
  id: number
  name: string
  login: string
  organisationCode: string | null
  isDemo: boolean
  isDisabled: boolean
  mustChangePassword: boolean
  lastSignedInAt: Date | null
  posts: Post[]
}

const POSTS = sql<Post[]>`coalesce((
  select json_agg(json_build_object('role', o.role, 'organisationCode', o.organisation_code, 'areaCodes', o.area_codes,
    'layers', o.layers) order by o.id) from posts o where o.person_id = p.id and o.ended_at is null), '[]')`

/** Everybody who has an account, by login. */
export const people = (db: Db): Promise<Person[]> => peopleRows(db).orderBy('a.login').execute()

const peopleRows = (db: Db) =>
  db
    .selectFrom('people as p')
    .innerJoin('accounts as a', 'a.person_id', 'p.id')
    .select(['p.id', 'p.name', 'a.login', 'p.organisation_code as organisationCode', 'p.is_demo as isDemo'])
    .select(['a.must_change as mustChangePassword', 'a.last_signed_in_at as lastSignedInAt'])
    .select([sql<boolean>`a.disabled_at is not null`.as('isDisabled'), POSTS.as('posts')])

export interface NewPerson {
  name: string
  login: string
  organisationCode?: string | null
  posts: readonly Post[]
  isDemo?: boolean
  /** Chosen here when absent, and to be changed at the first sign-in. */
  password?: string
}

/** Makes a person with an account, and answers the password to begin with. Refuses (`login-taken`). */
export async function addPerson(db: Db, person: NewPerson): Promise<{ id: number; password: string }> {
  const { name, organisationCode = null, posts, isDemo = false, password = firstPassword() } = person
  const login = person.login.trim().toLowerCase()
  const password_hash = await hashPassword(password)
  return db.transaction().execute(async trx => {
    const taken = await trx.selectFrom('accounts').select('login').where('login', '=', login).executeTakeFirst()
    if (taken) throw new DomainError('login-taken', `There is an account "${login}" already.`)
    const { id } = await trx
      .insertInto('people')
      .values({ name, organisation_code: organisationCode, is_demo: isDemo })
      .returning('id')
      .executeTakeFirstOrThrow()
    await trx
      .insertInto('accounts')
      .values({ person_id: id, login, password_hash, must_change: person.password === undefined })
      .execute()
    await insertPosts(trx, id, posts)
    return { id, password }
  })
}

async function insertPosts(db: Db, personId: number, posts: readonly Post[]): Promise<void> {
  if (posts.length === 0) return
  const rows = posts.map(({ role, organisationCode, areaCodes, layers }) => ({
    person_id: personId,
    role,
    organisation_code: organisationCode,
    area_codes: areaCodes && [...areaCodes],
    layers: layers && JSON.stringify(layers),
  }))
  await db.insertInto('posts').values(rows).execute()
}

export interface PersonPatch {
  name?: string
  organisationCode?: string | null
  posts?: readonly Post[]
  isDisabled?: boolean
}

/** Changes a person; posts that are given replace those held, which end. Refuses (`not-found`). */
export async function changePerson(db: Db, id: number, patch: PersonPatch): Promise<void> {
  await db.transaction().execute(async trx => {
    const person = await trx.selectFrom('people').select('id').where('id', '=', id).forUpdate().executeTakeFirst()
    if (!person) throw new DomainError('not-found', `There is no person ${id}.`)
    const { name, organisationCode, posts, isDisabled } = patch
    if (name !== undefined || organisationCode !== undefined)
      await trx
        .updateTable('people')
        .set({
          ...(name !== undefined && { name }),
          ...(organisationCode !== undefined && { organisation_code: organisationCode }),
        })
        .where('id', '=', id)
        .execute()
    if (posts) {
      await trx
        .updateTable('posts')
        .set({ ended_at: sql<Date>`now()` })
        .where('person_id', '=', id)
        .where('ended_at', 'is', null)
        .execute()
      await insertPosts(trx, id, posts)
    }
    if (isDisabled !== undefined) await setDisabled(trx, id, isDisabled)
  })
}

async function setDisabled(db: Db, id: number, isDisabled: boolean): Promise<void> {
  await db
    .updateTable('accounts')
    .set({ disabled_at: isDisabled ? sql<Date>`now()` : null })
    .where('person_id', '=', id)
    .execute()
  if (isDisabled) await endSessions(db, { personId: id })
}

/** A new password to begin with, in place of a forgotten one; ends all sessions. Refuses (`not-found`). */
export async function resetPassword(db: Db, id: number): Promise<string> {
  const password = firstPassword()
  await setPassword(db, id, { password, mustChange: true })
  await endSessions(db, { personId: id })
  return password
}

async function setPassword(
  db: Db,
  id: number,
  { password, mustChange }: { password: string; mustChange: boolean },
): Promise<void> {
  const account = await db
    .updateTable('accounts')
    .set({ password_hash: await hashPassword(password), must_change: mustChange })
    .where('person_id', '=', id)
    .returning('login')
    .executeTakeFirst()
  if (!account) throw new DomainError('not-found', `There is no person ${id}.`)
  await db.deleteFrom('sign_in_failures').where('login', '=', account.login).execute()
}

export interface PasswordChange {
  personId: number
  /** Goes on; all others end. */
  sessionId: number
  current: string
  next: string
}

/** Somebody's own new password. Refuses with `sign-in-failed` and `password-too-weak`. */
export async function changePassword(db: Db, { personId, sessionId, current, next }: PasswordChange): Promise<void> {
  const { login, password_hash } = await db
    .selectFrom('accounts')
    .select(['login', 'password_hash'])
    .where('person_id', '=', personId)
    .executeTakeFirstOrThrow()
  if (!(await isPassword(current, password_hash)))
    throw new DomainError('sign-in-failed', 'The present password is wrong.')
  if (current === next) throw new DomainError('password-too-weak', 'The new password is the old one.')
  requireGoodPassword(next, login)
  await setPassword(db, personId, { password: next, mustChange: false })
  await endSessions(db, { personId, except: sessionId })
}
