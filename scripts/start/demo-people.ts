import { addPerson } from '../../spatial/access/people.ts'
import { ROLE_NAMES, ROLES } from '../../spatial/access/roles.ts'
import type { Db } from '../../spatial/database/schema.ts'

/** Known to everybody who has read this: these accounts open a synthetic city, and no other (`is_demo`). */
export const DEMO_PASSWORD = 'suining-demo'
/** Whoever manages one street, to see what a part of the city looks like. */
const STREET_LOGIN = 'demo-street'

export const demoLogin = (role: string): string => `demo-${role.replaceAll('_', '-')}`

/** Makes an account for each role, once. Answers whether there are demo accounts in this city. */
export async function addDemoPeople(db: Db): Promise<boolean> {
  const { is_demo: isDemo } = await db.selectFrom('city').select('is_demo').executeTakeFirstOrThrow()
  if (!isDemo) return false
  const known = await db.selectFrom('people').select('id').limit(1).executeTakeFirst()
  if (!known) await makeThem(db)
  return (
    (await db.selectFrom('people').select('id').where('is_demo', '=', true).limit(1).executeTakeFirst()) !== undefined
  )
}

async function makeThem(db: Db): Promise<void> {
  const post = { organisationCode: null, areaCodes: null, layers: null }
  const common = { isDemo: true, password: DEMO_PASSWORD }
  for (const role of ROLE_NAMES)
    await addPerson(db, {
      ...common,
      name: `演示${ROLES[role].nameZh}`,
      login: demoLogin(role),
      posts: [{ role, ...post }],
    })
  const street = await db
    .selectFrom('areas')
    .select(['code', 'name_zh as nameZh'])
    .where('kind', '=', 'street')
    .where('retired_at', 'is', null)
    .orderBy('code')
    .limit(1)
    .executeTakeFirst()
  if (!street) return
  const posts = [{ role: 'gis_editor' as const, ...post, areaCodes: [street.code] }]
  await addPerson(db, { ...common, name: `演示${street.nameZh}数据员`, login: STREET_LOGIN, posts })
}

export const demoNotice = (): string => `
  演示账号（仅用于合成的演示城市，密码均为 ${DEMO_PASSWORD}）
  Demo accounts, for the synthetic city alone; the password of each is ${DEMO_PASSWORD}:

      ${[...ROLE_NAMES.map(demoLogin), STREET_LOGIN].join(', ')}
`
