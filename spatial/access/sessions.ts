import { createHash, randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import type { Db } from '../database/schema.ts'
import type { PersonHolder } from './holders.ts'
import { grantsOfPosts, scopesOfPosts } from './posts.ts'

const TOKEN_BYTES = 32
/** A working day with its evening; then the password is asked for again. */
export const SESSION_HOURS = 12
/** Nobody is at the desk any more. */
export const IDLE_MINUTES = 60

/** Random as it is, the token needs no slow hash. */
const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest()

/** Begins a session and returns what the cookie is to hold: only its hash is kept. */
export async function beginSession(
  db: Db,
  { personId, userAgent }: { personId: number; userAgent: string | undefined },
): Promise<string> {
  const token = randomBytes(TOKEN_BYTES).toString('base64url')
  const expires_at = new Date(Date.now() + SESSION_HOURS * 3_600_000)
  await db
    .insertInto('sessions')
    .values({
      token_hash: hashOf(token),
      person_id: personId,
      user_agent: userAgent?.slice(0, 300) ?? null,
      expires_at,
    })
    .execute()
  // beside it, what has ended is swept out
  await db.deleteFrom('sessions').where(isOver).execute()
  return token
}

const isOver = sql<boolean>`(expires_at < now() or last_seen_at < now() - ${`${IDLE_MINUTES} minutes`}::interval)`

/** Who holds this session; undefined when there is none, or it is over, or the account has been closed. */
export async function personOf(db: Db, token: string): Promise<PersonHolder | undefined> {
  const row = await db
    .selectFrom('sessions as s')
    .innerJoin('people as p', 'p.id', 's.person_id')
    .innerJoin('accounts as a', 'a.person_id', 'p.id')
    .select(['s.id as sessionId', 's.person_id as personId', 's.expires_at as expiresAt', 'p.name', 'a.login'])
    .select(['a.must_change as mustChangePassword', 'p.organisation_code as organisationCode'])
    .where('s.token_hash', '=', hashOf(token))
    .where('a.disabled_at', 'is', null)
    .where(sql<boolean>`not ${isOver}`)
    .executeTakeFirst()
  if (!row) return undefined
  const posts = await db
    .selectFrom('posts')
    .select(['role', 'organisation_code as organisationCode', 'area_codes as areaCodes', 'layers'])
    .where('person_id', '=', row.personId)
    .where('ended_at', 'is', null)
    .execute()
  return {
    kind: 'person',
    ...row,
    roles: posts.flatMap(({ role }) => role),
    scopes: scopesOfPosts(posts),
    grants: grantsOfPosts(posts),
  }
}

export interface KnownSession {
  id: number
  userAgent: string | null
  createdAt: Date
  lastSeenAt: Date
  expiresAt: Date
}

/** The sessions of a person that go on, the last used first. */
export const sessionsOf = (db: Db, personId: number): Promise<KnownSession[]> =>
  db
    .selectFrom('sessions')
    .select(['id', 'user_agent as userAgent', 'created_at as createdAt', 'last_seen_at as lastSeenAt'])
    .select('expires_at as expiresAt')
    .where('person_id', '=', personId)
    .where(sql<boolean>`not ${isOver}`)
    .orderBy('last_seen_at', 'desc')
    .orderBy('id')
    .execute()

/** Ends sessions of a person: one, or all but one. Returns how many. */
export async function endSessions(
  db: Db,
  { personId, only, except }: { personId: number; only?: number; except?: number },
): Promise<number> {
  let query = db.deleteFrom('sessions').where('person_id', '=', personId)
  if (only !== undefined) query = query.where('id', '=', only)
  if (except !== undefined) query = query.where('id', '<>', except)
  return Number((await query.executeTakeFirst()).numDeletedRows)
}

/** Writes down that these sessions were in use; once a minute for all of them, not with every request. */
export async function markSeen(db: Db, sessionIds: readonly number[]): Promise<void> {
  if (sessionIds.length === 0) return
  await db
    .updateTable('sessions')
    .set({ last_seen_at: sql<Date>`now()` })
    .where('id', 'in', [...sessionIds])
    .execute()
}
