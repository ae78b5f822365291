import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { addPerson } from '../../spatial/access/people.ts'
import type { ROLE_NAMES } from '../../spatial/access/roles.ts'
import { testApp } from '../testing.ts'

const fixture = testApp()
type Headers = Record<string, string>
const PASSWORD = '涪江边的三棵银杏树'
const NEXT = 'another good password'

const call = (
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
  url: string,
  headers: Headers = {},
  payload?: object,
) => fixture.app.inject({ method, url, headers: { host: 'city.example', ...headers }, ...(payload && { payload }) })
const signIn = (login: string, password: string, headers: Headers = {}) =>
  call('POST', '/api/session', headers, { login, password })

async function signedIn(login: string, password: string): Promise<Headers> {
  const answer = await signIn(login, password)
  expect(answer.statusCode, answer.body).toBe(204)
  const cookie = String(answer.headers['set-cookie']).split(';')[0]!
  const { requestToken } = (await call('GET', '/api/session', { cookie })).json()
  return { cookie, 'x-request-token': requestToken }
}

const post = { organisationCode: null, areaCodes: null, layers: null }
const add = (login: string, role: (typeof ROLE_NAMES)[number], password?: string) =>
  addPerson(fixture.database.current.db, {
    name: `${login} 先生`,
    login,
    posts: [{ role, ...post }],
    ...(password && { password }),
  })

beforeAll(async () => {
  await add('admin', 'administrator', PASSWORD)
  await add('editor', 'gis_editor', PASSWORD)
})

describe('signing in', () => {
  test('gives a cookie that no script reads and no other site sends along with a form', async () => {
    const answer = await signIn('Admin ', PASSWORD)
    expect(answer.statusCode).toBe(204)
    expect(answer.headers['set-cookie']).toMatch(
      /^wangge_session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Max-Age=43200$/,
    )
    const rows = await fixture.database.current.db.selectFrom('sessions').selectAll().execute()
    const token = String(answer.headers['set-cookie']).split(/[=;]/)[1]!
    expect(JSON.stringify(rows)).not.toContain(token)
    const secret = await fixture.database.current.db.selectFrom('accounts').selectAll().execute()
    expect(JSON.stringify(secret)).not.toContain(PASSWORD)
  })

  test('says who one is', async () => {
    const headers = await signedIn('editor', PASSWORD)
    expect((await call('GET', '/api/session', headers)).json()).toMatchObject({
      kind: 'person',
      name: 'editor 先生',
      roles: ['gis_editor'],
      scopes: expect.arrayContaining(['components:write', 'imports:write', 'imagery:write']),
      mustChangePassword: false,
    })
    expect((await call('GET', '/api/session')).json()).toMatchObject({ kind: 'anyone', requestToken: null })
  })

  test('is refused alike for a wrong password and an unknown login', async () => {
    const [wrong, unknown] = [await signIn('editor', 'wrong'), await signIn('nobody', 'wrong')]
    for (const answer of [wrong, unknown]) expect(answer.statusCode).toBe(401)
    const { requestId: _one, ...first } = wrong.json()
    const { requestId: _other, ...second } = unknown.json()
    expect(first).toEqual(second)
  })

  test.each(['locked-one', 'nobody-of-this-name'])(
    'is locked after five failures, ever longer, for %s',
    async login => {
      if (login === 'locked-one') await add(login, 'collector', PASSWORD)
      for (let attempt = 0; attempt < 5; attempt++) expect((await signIn(login, 'wrong')).statusCode).toBe(401)
      const locked = await signIn(login, PASSWORD)
      expect(locked.json()).toMatchObject({ status: 429, code: 'too-many-attempts' })
      expect(Number(locked.headers['retry-after'])).toBeGreaterThan(50)
      expect(Number(locked.headers['retry-after'])).toBeLessThanOrEqual(60)
      const { db } = fixture.database.current
      await db
        .updateTable('sign_in_failures')
        .set({ locked_until: sql<Date>`now()` })
        .where('login', '=', login)
        .execute()
      expect((await signIn(login, 'wrong')).statusCode).toBe(401)
      expect(Number((await signIn(login, PASSWORD)).headers['retry-after'])).toBeGreaterThan(110)
    },
    60_000,
  )

  test('many guesses at once are counted as many', async () => {
    await add('guessed', 'collector', PASSWORD)
    const answers = await Promise.all(Array.from({ length: 12 }, () => signIn('guessed', 'wrong')))
    expect(answers.filter(({ statusCode }) => statusCode === 401)).toHaveLength(5)
    expect(answers.filter(({ statusCode }) => statusCode === 429)).toHaveLength(7)
  }, 60_000)
})

describe('a session', () => {
  test('changes nothing when a page of another site asks for it', async () => {
    const { cookie, ...token } = await signedIn('admin', PASSWORD)
    const body = { name: 'x', scopes: ['imports:read'] }
    const attempts: Headers[] = [
      { cookie: cookie! },
      { cookie: cookie!, 'x-request-token': 'x'.repeat(43) },
      { cookie: cookie!, ...token, 'sec-fetch-site': 'cross-site' },
      { cookie: cookie!, ...token, 'sec-fetch-site': 'same-site' },
      { cookie: cookie!, ...token, origin: 'https://evil.example' },
      { cookie: cookie!, ...token, origin: 'null' },
    ]
    for (const headers of attempts)
      expect((await call('POST', '/api/keys', headers, body)).json()).toMatchObject({
        status: 403,
        code: 'not-from-here',
      })
    expect((await signIn('admin', PASSWORD, { 'sec-fetch-site': 'cross-site' })).statusCode).toBe(403)
    const own = { cookie: cookie!, ...token, 'sec-fetch-site': 'same-origin', origin: 'http://city.example' }
    expect((await call('POST', '/api/keys', own, body)).statusCode).toBe(201)
  })

  test('ends at once when its holder signs out, is closed, or loses the role', async () => {
    const { db } = fixture.database.current
    const admin = await signedIn('admin', PASSWORD)
    const out = await signedIn('editor', PASSWORD)
    expect((await call('DELETE', '/api/session', out)).statusCode).toBe(204)
    expect((await call('GET', '/api/session', out)).json().kind).toBe('anyone')

    const { id } = await add('leaver', 'gis_editor', PASSWORD)
    const leaver = await signedIn('leaver', PASSWORD)
    expect((await call('GET', '/api/imports', leaver)).statusCode).toBe(200)
    await call('PATCH', `/api/people/${id}`, admin, { posts: [] })
    expect((await call('GET', '/api/imports', leaver)).statusCode).toBe(403)
    await call('PATCH', `/api/people/${id}`, admin, { isDisabled: true })
    expect((await call('GET', '/api/session', leaver)).json().kind).toBe('anyone')
    expect((await signIn('leaver', PASSWORD)).statusCode).toBe(401)
    expect(await db.selectFrom('sessions').selectAll().where('person_id', '=', id).execute()).toEqual([])
  })

  test.each([
    ['its time is up', sql`expires_at = now() - interval '1 second'`],
    ['nobody has been there for an hour', sql`last_seen_at = now() - interval '61 minutes'`],
  ])('is over when %s', async (_, change) => {
    const headers = await signedIn('editor', PASSWORD)
    const { db } = fixture.database.current
    await sql`update sessions set ${change} where id = (select max(id) from sessions)`.execute(db)
    fixture.app.access.forget()
    expect((await call('GET', '/api/session', headers)).json().kind).toBe('anyone')
    expect((await call('GET', '/api/imports', headers)).statusCode).toBe(401)
  })

  test('is listed for its holder, who may end it', async () => {
    const [here, there] = [await signedIn('editor', PASSWORD), await signedIn('editor', PASSWORD)]
    const { sessions } = (await call('GET', '/api/session/all', here)).json()
    const other = sessions.find(({ isThis }: { isThis: boolean }) => !isThis)
    expect((await call('DELETE', `/api/session/all/${other.id}`, here)).statusCode).toBe(204)
    const stillThere = (await call('GET', '/api/session/all', here)).json().sessions
    expect(stillThere).toHaveLength(sessions.length - 1)
    expect(there).not.toEqual(here)
  })
})

describe('a password', () => {
  test('that was given must be changed before anything else', async () => {
    const admin = await signedIn('admin', PASSWORD)
    const person = { name: '新来的', login: 'newcomer', posts: [{ role: 'gis_editor', ...post }] }
    const made = await call('POST', '/api/people', admin, person)
    expect(made.statusCode, made.body).toBe(201)
    const { password } = made.json()
    const headers = await signedIn('newcomer', password)
    expect((await call('GET', '/api/imports', headers)).json()).toMatchObject({
      status: 403,
      code: 'password-change-required',
    })
    const change = (body: object) => call('PUT', '/api/session/password', headers, body)
    expect((await change({ current: 'wrong', next: NEXT })).statusCode).toBe(401)
    expect((await change({ current: password, next: 'short' })).json()).toMatchObject({
      status: 422,
      code: 'password-too-weak',
    })
    expect((await change({ current: password, next: password })).statusCode).toBe(422)
    const elsewhere = await signedIn('newcomer', password)
    expect((await change({ current: password, next: NEXT })).statusCode).toBe(204)
    expect((await call('GET', '/api/imports', headers)).statusCode).toBe(200)
    expect((await call('GET', '/api/session', elsewhere)).json().kind).toBe('anyone')
    expect((await signIn('newcomer', password)).statusCode).toBe(401)
  })

  test('that was forgotten is replaced by an administrator', async () => {
    const { id } = await add('forgetful', 'handler', PASSWORD)
    const admin = await signedIn('admin', PASSWORD)
    const { password } = (await call('POST', `/api/people/${id}/password`, admin)).json()
    expect((await call('GET', '/api/session', await signedIn('forgetful', password))).json().mustChangePassword).toBe(
      true,
    )
  })
})

test('people are managed by administrators alone, and nobody reads a hash', async () => {
  const editor = await signedIn('editor', PASSWORD)
  expect((await call('GET', '/api/people', editor)).statusCode).toBe(403)
  const { body } = await call('GET', '/api/people', await signedIn('admin', PASSWORD))
  expect(body).toContain('"editor"')
  expect(body).not.toContain('scrypt')
})

test('a role in one street writes there and nowhere else', async () => {
  const { db } = fixture.database.current
  await addPerson(db, {
    name: '片区管理员',
    login: 'street',
    password: PASSWORD,
    posts: [{ role: 'gis_editor', ...post, areaCodes: ['510903001'] }],
  })
  const headers = await signedIn('street', PASSWORD)
  expect((await call('GET', '/api/imports', headers)).json()).toMatchObject({ status: 403, code: 'not-permitted' })
  expect((await call('GET', '/ogc/collections/component_points', headers)).json().itemCount).toBe(0)
})
