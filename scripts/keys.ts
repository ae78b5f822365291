/** Makes, lists and revokes access keys, on the database itself: for whoever runs the server. */
import { parseArgs } from 'node:util'
import { createKey, type KnownKey, knownKeys, revokeKey } from '../spatial/access/access-keys.ts'
import { isScope, SCOPES } from '../spatial/access/scopes.ts'
import type { Db } from '../spatial/database/schema.ts'
import { withCity } from './start/with-city.ts'

const USAGE = `Write one of:
  npm run keys -- add <name> <scope…> [--days <n>]   makes a key and shows it, once
  npm run keys -- list
  npm run keys -- revoke <number>
Scopes: ${SCOPES.join(', ')}.`

const DAY_MS = 86_400_000

const { values, positionals } = parseArgs({ allowPositionals: true, options: { days: { type: 'string' } } })

async function add(db: Db, [name, ...words]: string[]): Promise<string> {
  const scopes = words.filter(isScope)
  const days = values.days === undefined ? undefined : Number(values.days)
  if (!name || scopes.length === 0 || scopes.length < words.length || (days !== undefined && !(days > 0))) return USAGE
  const expiresAt = days === undefined ? undefined : new Date(Date.now() + days * DAY_MS)
  const key = await createKey(db, { name, scopes, ...(expiresAt && { expiresAt }) })
  return `The key of "${name}", shown only this once:\n\n    ${key}\n`
}

const day = (instant: Date | null): string => instant?.toISOString().slice(0, 10) ?? ''

const line = ({ id, name, scopes, createdAt, expiresAt, revokedAt }: KnownKey): string =>
  [
    id,
    name,
    scopes.join(' '),
    `made ${day(createdAt)}`,
    ...(expiresAt ? [`expires ${day(expiresAt)}`] : []),
    ...(revokedAt ? [`revoked ${day(revokedAt)}`] : []),
  ].join('  ')

async function revoke(db: Db, [number]: string[]): Promise<string> {
  const id = Number(number)
  if (!Number.isInteger(id)) return USAGE
  return (await revokeKey(db, id)) ? `Key ${id} is revoked.` : `There is no key ${id}.`
}

const VERBS: Record<string, (db: Db, words: string[]) => Promise<string>> = {
  add,
  list: async db => (await knownKeys(db)).map(line).join('\n'),
  revoke,
}

const [verb = '', ...words] = positionals
const act = VERBS[verb]
if (act) await withCity(async ({ database }) => console.log(await act(database.db, words)))
else console.log(USAGE)
