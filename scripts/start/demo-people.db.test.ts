import { expect, test } from 'vitest'
import { people } from '../../spatial/access/people.ts'
import { personSigningIn } from '../../spatial/access/sign-in.ts'
import { testDatabase } from '../../spatial/database/testing/test-database.ts'
import { addDemoPeople, DEMO_PASSWORD, demoLogin } from './demo-people.ts'

const database = testDatabase()
const signIn = (login: string) => personSigningIn(database.current.db, { login, password: DEMO_PASSWORD })

test('demo accounts open the synthetic city, and no other', async () => {
  const { db } = database.current
  expect(await addDemoPeople(db)).toBe(false)
  expect(await people(db)).toEqual([])
  await db.updateTable('city').set({ is_demo: true }).execute()
  expect(await addDemoPeople(db)).toBe(true)
  const made = await people(db)
  expect(await addDemoPeople(db)).toBe(true)
  expect(await people(db)).toEqual(made)
  await signIn(demoLogin('administrator'))
  await db.updateTable('city').set({ is_demo: false }).execute()
  await expect(signIn(demoLogin('administrator'))).rejects.toMatchObject({ code: 'sign-in-failed' })
}, 60_000)
